interface WordOption {
  readonly label?: unknown;
}

/** For the list of a filter: an entry is found by any part of what it is called, not of what it stands for. */
export const WORD_SEARCH = {
  filterOption: (typed: string, option?: WordOption) =>
    typeof option?.label === 'string' &&
    option.label.toLowerCase().includes(typed.normalize('NFKC').trim().toLowerCase()),
};
