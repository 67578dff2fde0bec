import { Button, Checkbox, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { ScoreBar } from '~/ui/score-bar.js';
import { AddItem } from './add-item.js';
import { DraftItem } from './draft-item.js';
import { draftOf, inputOf, suggest, type Draft } from './plan-draft.js';
import { planningKey, savePlan, submitPlan, type CourseChoice, type PlanWithItems } from './planning-queries.js';
import classes from './planning.module.css';

interface PlanEditorProps {
  readonly year: number;
  readonly plan: PlanWithItems | null;
  readonly courses: readonly CourseChoice[];
  /** Half periods that this person needs this year. */
  readonly required: number | null;
}

export function PlanEditor({ year, plan, courses, required }: PlanEditorProps) {
  const { t } = useTranslation('planning');
  const [draft, setDraft] = useState<Draft>(() => draftOf(plan));
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const planned = draft.items.reduce((sum, item) => sum + item.plannedHalfPeriods, 0);
  const { save, submit } = usePlanActions(year, draft);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        submit.mutate();
      }}
      submitLabel={t('submit')}
      busy={submit.isPending}
      error={submit.error ?? save.error}
      actions={
        <Button variant="default" size="md" loading={save.isPending} onClick={() => save.mutate()}>
          {t('save')}
        </Button>
      }
    >
      <fieldset className={classes['fieldset']}>
        <legend>{t('items')}</legend>
        <p className={classes['quiet']}>{t('editor-lead')}</p>
        <ul className={classes['drafts']}>
          {draft.items.map((item, index) => (
            <DraftItem
              key={item.key}
              item={item}
              year={year}
              onChange={(changed) =>
                change({ items: draft.items.map((each, place) => (place === index ? changed : each)) })
              }
              onRemove={() => change({ items: draft.items.filter((_, place) => place !== index) })}
            />
          ))}
        </ul>
        <AddItem
          year={year}
          courses={courses}
          taken={draft.items}
          onAdd={(item) => change({ items: [...draft.items, item] })}
        />
        <Suggestion draft={draft} courses={courses} required={required} year={year} onChange={change} />
      </fieldset>
      <ScoreBar label={t('planned-of-required')} value={planned / 2} max={Math.max(required ?? planned, 1) / 2} />
      <Commitment
        accepted={draft.commitmentAccepted}
        onChange={(commitmentAccepted) => change({ commitmentAccepted })}
      />
    </Form>
  );
}

function usePlanActions(year: number, draft: Draft) {
  const { t } = useTranslation('planning');
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: planningKey });
  const save = useMutation({
    mutationFn: () => savePlan(year, inputOf(draft)),
    onSuccess: () => {
      notifyDone(t('saved'));
      return refresh();
    },
  });
  const submit = useMutation({
    mutationFn: async () => {
      await savePlan(year, inputOf(draft));
      return submitPlan(year);
    },
    onSuccess: () => {
      notifyDone(t('submitted-done'));
      return refresh();
    },
  });
  return { save, submit };
}

interface SuggestionProps {
  readonly draft: Draft;
  readonly courses: readonly CourseChoice[];
  readonly required: number | null;
  readonly year: number;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** Fills what is missing to the minimum with courses that are not done yet: five minutes, not an evening. */
function Suggestion({ draft, courses, required, year, onChange }: SuggestionProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const missing = (required ?? 0) - draft.items.reduce((sum, item) => sum + item.plannedHalfPeriods, 0);
  if (missing <= 0) return null;
  return (
    <Group gap="sm" mt="sm">
      <Button
        variant="default"
        onClick={() => onChange({ items: [...draft.items, ...suggest(courses, draft.items, missing, year)] })}
      >
        {t('suggest')}
      </Button>
      <span className={classes['quiet']}>{t('missing', { periods: format.periods(missing) })}</span>
    </Group>
  );
}

function Commitment({
  accepted,
  onChange,
}: {
  readonly accepted: boolean;
  readonly onChange: (accepted: boolean) => void;
}) {
  const { t } = useTranslation('planning');
  return (
    <fieldset className={classes['fieldset']}>
      <legend>{t('commitment')}</legend>
      <p className={classes['commitment']}>{t('commitment-text')}</p>
      <Checkbox
        label={t('commitment-accept')}
        checked={accepted}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </fieldset>
  );
}
