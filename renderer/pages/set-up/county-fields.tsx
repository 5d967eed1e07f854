import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { queryFor } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { matchesPlace } from '../../components/match-place.ts';

interface LevelProps {
  readonly id?: string;
  readonly label: string;
  readonly parent: string | null;
  readonly enabled: boolean;
  readonly value?: string;
  /** From the form, kept beside our own. */
  readonly onChange?: (code: string) => void;
  readonly onChosen: (code: string, name: string) => void;
  readonly autoFocus?: boolean;
}

/** One level of the divisions: type a part of the name or its pinyin, Enter or Tab chooses. */
function Level(props: LevelProps) {
  const places = useQuery({
    ...queryFor('setup.regions', { parent: props.parent }),
    enabled: props.enabled,
  });
  if (places.isError)
    return <Failure reason={places.error} onRetry={() => void places.refetch()} />;
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.value === undefined ? {} : { value: props.value })}
      aria-label={props.label}
      autoFocus={props.autoFocus === true}
      showSearch={{
        filterOption: (typed, option) => option !== undefined && matchesPlace(typed, option),
      }}
      placeholder={props.label}
      notFoundContent={
        places.isPending ? '正在读取…' : '没有找到。请输入名称中的汉字，或者拼音首字母。'
      }
      disabled={!props.enabled}
      loading={props.enabled && places.isPending}
      options={(places.data ?? []).map(({ code, name, initials, reading }) => ({
        value: code,
        label: name,
        initials,
        reading,
      }))}
      onChange={(code: string) => {
        props.onChange?.(code);
        props.onChosen(code, places.data?.find((place) => place.code === code)?.name ?? '');
      }}
    />
  );
}

interface CountyFieldsProps {
  readonly onCounty: (name: string) => void;
}

/** 省 → 市 → 县（区）. */
export function CountyFields({ onCounty }: CountyFieldsProps) {
  const form = Form.useFormInstance();
  // Of our own and not watched in the form: the next level must be open before Enter moves the focus there.
  const [province, setProvince] = useState<string | null>(null);
  const [city, setCity] = useState<string | null>(null);
  return (
    <Form.Item
      label="所在县（市、区）"
      htmlFor="province"
      extra="输入名称中的汉字或拼音首字母查找，例如台前县输“tq”；按回车选中并转到下一格。"
    >
      <div className="three-columns">
        <Form.Item name="province" noStyle>
          <Level
            label="省（自治区、直辖市）"
            parent={null}
            enabled
            autoFocus
            onChosen={(code) => {
              setProvince(code);
              setCity(null);
              form.setFieldsValue({ city: undefined, countyCode: undefined });
            }}
          />
        </Form.Item>
        <Form.Item name="city" noStyle>
          <Level
            label="市（州、盟）"
            parent={province}
            enabled={province !== null}
            onChosen={(code) => {
              setCity(code);
              form.setFieldsValue({ countyCode: undefined });
            }}
          />
        </Form.Item>
        <Form.Item
          name="countyCode"
          noStyle
          rules={[{ required: true, message: '请选择县（市、区）' }]}
        >
          <Level
            label="县（市、区）"
            parent={city}
            enabled={city !== null}
            onChosen={(_, name) => onCounty(name)}
          />
        </Form.Item>
      </div>
    </Form.Item>
  );
}
