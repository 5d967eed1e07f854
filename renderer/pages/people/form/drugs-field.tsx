import { Input, Select } from 'antd';
import { DRUGS, DRUG_GROUPS } from '../../../../db/domain/words/vocabulary.ts';

interface DrugEntry {
  readonly drug: string;
  readonly note: string;
}

interface DrugsFieldProps {
  readonly id?: string;
  readonly value?: readonly DrugEntry[];
  readonly onChange?: (drugs: readonly DrugEntry[]) => void;
  readonly disabled?: boolean;
}

const OPTIONS = DRUG_GROUPS.map((group) => ({
  label: group,
  options: DRUGS.filter((drug) => drug.group === group).map((drug) => ({
    value: drug.value,
    label: drug.value,
  })),
}));

/** 滥用毒品: several of the list; 其他 is told in words. */
export function DrugsField({ id, value, onChange, disabled }: DrugsFieldProps) {
  const drugs = value ?? [];
  const other = drugs.find((entry) => entry.drug === '其他');
  return (
    <>
      <Select
        {...(id === undefined ? {} : { id })}
        mode="multiple"
        aria-label="滥用毒品"
        disabled={disabled === true}
        placeholder="可以选择多种"
        value={drugs.map((entry) => entry.drug)}
        options={OPTIONS}
        onChange={(chosen: string[]) =>
          onChange?.(
            chosen.map((drug) => drugs.find((entry) => entry.drug === drug) ?? { drug, note: '' }),
          )
        }
      />
      {other && (
        <Input
          className="below"
          aria-label="其他毒品名称"
          disabled={disabled === true}
          placeholder="其他毒品：写明名称"
          maxLength={200}
          value={other.note}
          onChange={(event) =>
            onChange?.(
              drugs.map((entry) =>
                entry.drug === '其他' ? { ...entry, note: event.target.value } : entry,
              ),
            )
          }
        />
      )}
    </>
  );
}
