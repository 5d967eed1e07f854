/** Sheets of the template that hold no people; the reader passes over them in silence. */
export const NOTE_SHEET = '填写说明';
export const LIST_SHEET = '选项';
