import { Input } from 'antd';
import { VISIT_TOPICS, type VisitTopic } from '../../../db/domain/vocabulary.ts';

interface Topic {
  readonly topic: VisitTopic;
  readonly text: string;
}

interface TopicsFieldProps {
  readonly id?: string;
  readonly value?: readonly Topic[];
  readonly onChange?: (topics: readonly Topic[]) => void;
}

/** The seven topics, a line each; what stays empty was not spoken of and is not stored. */
export function TopicsField({ id, value, onChange }: TopicsFieldProps) {
  const topics = value ?? [];
  function change(topic: VisitTopic, text: string) {
    const texts = new Map(topics.map((each) => [each.topic, each.text]));
    texts.set(topic, text);
    onChange?.(
      VISIT_TOPICS.flatMap((each) => {
        const words = texts.get(each) ?? '';
        return words === '' ? [] : [{ topic: each, text: words }];
      }),
    );
  }
  return (
    <div className="topics">
      {VISIT_TOPICS.map((topic, index) => (
        <label key={topic}>
          <span>{topic}</span>
          <Input
            {...(index === 0 && id !== undefined ? { id } : {})}
            aria-label={topic}
            autoComplete="off"
            maxLength={4000}
            value={topics.find((each) => each.topic === topic)?.text ?? ''}
            onChange={(event) => change(topic, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}
