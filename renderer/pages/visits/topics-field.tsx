import { Checkbox, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { VISIT_PHRASES } from '../../../db/domain/visits/visit-phrases.ts';
import { VISIT_TOPICS, type VisitTopic } from '../../../db/domain/words/vocabulary.ts';

interface Topic {
  readonly topic: VisitTopic;
  readonly text: string;
}

interface TopicsFieldProps {
  readonly id?: string;
  readonly value?: readonly Topic[];
  readonly onChange?: (topics: readonly Topic[]) => void;
}

/** The seven topics to tick, 1 to 7 on the keyboard; a ticked one has a line for what was said, which may stay empty. */
export function TopicsField({ id, value, onChange }: TopicsFieldProps) {
  const topics = value ?? [];
  // Words of a topic that was unticked come back when it is ticked again.
  const [words, setWords] = useState<ReadonlyMap<VisitTopic, string>>(new Map());
  function change(topic: VisitTopic, text: string | null) {
    if (text !== null) setWords(new Map(words).set(topic, text));
    const texts = new Map(topics.map((each) => [each.topic, each.text]));
    if (text === null) texts.delete(topic);
    else texts.set(topic, text);
    onChange?.(
      VISIT_TOPICS.flatMap((each) => {
        const said = texts.get(each);
        return said === undefined ? [] : [{ topic: each, text: said }];
      }),
    );
  }
  function toggle(topic: VisitTopic) {
    const ticked = topics.some((each) => each.topic === topic);
    change(topic, ticked ? null : (words.get(topic) ?? ''));
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const chosen = /^[1-9]$/.test(event.key) ? VISIT_TOPICS[Number(event.key) - 1] : undefined;
    if (chosen === undefined) return;
    event.preventDefault();
    toggle(chosen);
  }
  return (
    <div className="topics" id={id}>
      <div
        role="group"
        aria-label="谈到的内容"
        className="topic-boxes"
        data-one-stop
        onKeyDown={onKeyDown}
      >
        {VISIT_TOPICS.map((topic, index) => (
          <Checkbox
            key={topic}
            checked={topics.some((each) => each.topic === topic)}
            onChange={() => toggle(topic)}
          >
            <kbd>{index + 1}</kbd>
            {topic}
          </Checkbox>
        ))}
      </div>
      {topics.map(({ topic, text }) => (
        <TopicLine key={topic} topic={topic} text={text} onChange={(said) => change(topic, said)} />
      ))}
    </div>
  );
}

interface TopicLineProps extends Topic {
  readonly onChange: (text: string) => void;
}

/** What was said of a topic; Ctrl+1 … 4 puts a quick phrase in. */
function TopicLine({ topic, text, onChange }: TopicLineProps) {
  const phrases = VISIT_PHRASES[topic];
  function add(phrase: string) {
    onChange(text.trim() === '' ? phrase : `${text.trim()}，${phrase}`);
  }
  function onKeyDown(event: KeyboardEvent) {
    const phrase = /^[1-9]$/.test(event.key) ? phrases[Number(event.key) - 1] : undefined;
    if (!event.ctrlKey || phrase === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    add(phrase);
  }
  return (
    <label className="topic-line">
      <span>{topic}</span>
      <Input
        aria-label={topic}
        autoComplete="off"
        maxLength={4000}
        placeholder={`说了什么，可以不填；Ctrl+1 ${phrases[0] ?? ''}，Ctrl+2 ${phrases[1] ?? ''} ……`}
        title={phrases.map((phrase, index) => `Ctrl+${index + 1} ${phrase}`).join('\n')}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
