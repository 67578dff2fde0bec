import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { today } from '~/ui/civil-days.js';
import { DecisionStep } from './reorganise-decision.js';
import { type Draft, type DraftFault, emptyDraft, orderOf, placesFault, unitsFault } from './reorganise-draft.js';
import { PlacesStep } from './reorganise-places.js';
import { PreviewStep } from './reorganise-preview.js';
import { UnitsStep } from './reorganise-units.js';
import { type UnitNode, unitTreeQuery } from './units-api.js';
import classes from './reorganise.module.css';

const route = getRouteApi('/signed-in/units/reorganise');

export const STEPS = ['decision', 'units', 'places', 'preview'] as const;
type Step = (typeof STEPS)[number];

export interface StepProps {
  readonly draft: Draft;
  readonly units: readonly UnitNode[];
  readonly fault: DraftFault | 'decision' | null;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** What is to be done, by which decision, with whom; then what it would change; and only then it is done. */
export function ReorganiseScreen() {
  const { t } = useTranslation('people');
  const { unitId = '' } = route.useSearch();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(today(), String(unitId)));
  const tree = useQuery(unitTreeQuery(draft.effectiveOn));
  return (
    <Page width="form">
      <PageHeader
        title={t('reorganise.title')}
        lead={t('reorganise.lead')}
        back={{ to: '/units', label: t('units.title') }}
      />
      <QueryState query={tree}>
        {({ units }) => (
          <Steps draft={draft} units={units} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} />
        )}
      </QueryState>
    </Page>
  );
}

function Steps({ draft, units, onChange }: Omit<StepProps, 'fault'>) {
  const { t } = useTranslation('people');
  const [step, setStep] = useState<Step>('decision');
  const [tried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const at = STEPS.indexOf(step);
  useEffect(() => {
    if (at > 0) heading.current?.focus();
  }, [at]);
  const go = (to: number) => {
    setTried(false);
    setStep(STEPS[to] ?? 'decision');
  };
  const fault = faultOf(step, draft, units);
  const props = { draft, units, onChange, fault: tried ? fault : null };
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={classes['step']}>
        <span className={classes['stepNumber']}>{t('reorganise.step', { at: at + 1, of: STEPS.length })}</span>{' '}
        {t(`reorganise.steps.${step}`)}
      </h2>
      {step === 'preview' ? (
        <PreviewStep order={orderOf(draft, units)} onBack={() => go(at - 1)} />
      ) : (
        <form
          noValidate
          className={classes['fields']}
          onSubmit={(event) => {
            event.preventDefault();
            if (fault === null) go(at + 1);
            else setTried(true);
          }}
        >
          {step === 'decision' ? <DecisionStep {...props} /> : null}
          {step === 'units' ? <UnitsStep {...props} /> : null}
          {step === 'places' ? <PlacesStep {...props} /> : null}
          {props.fault === null ? null : (
            <p role="alert" className={classes['fault']}>
              {t(`reorganise.faults.${props.fault}`)}
            </p>
          )}
          <Group>
            <Button type="submit" size="md">
              {step === 'places' ? t('reorganise.show-preview') : t('reorganise.next')}
            </Button>
            {at === 0 ? null : (
              <Button variant="default" size="md" onClick={() => go(at - 1)}>
                {t('reorganise.back')}
              </Button>
            )}
          </Group>
        </form>
      )}
    </>
  );
}

function faultOf(step: Step, draft: Draft, units: readonly UnitNode[]): DraftFault | 'decision' | null {
  if (step === 'units') return unitsFault(draft);
  if (step === 'places') return placesFault(draft, units);
  const { effectiveOn, decisionNumber, decisionDate } = draft;
  return [effectiveOn, decisionNumber.trim(), decisionDate].includes('') ? 'decision' : null;
}
