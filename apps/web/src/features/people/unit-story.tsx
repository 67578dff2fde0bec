import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { QueryState } from '~/ui/query-state.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { type StoryEvent, type StoryLink, storyQuery } from './reorganise-api.js';
import classes from './people.module.css';
import linkClasses from './reorganise.module.css';

/** What happened to the unit, newest first, with the paper behind each change. */
export function UnitStory({ unitId }: { readonly unitId: string }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const story = useQuery(storyQuery(unitId));
  return (
    <QueryState query={story}>
      {({ beginning, events }) => (
        <ol className={classes['story']}>
          {events.map((event) => (
            <Chapter key={event.id} event={event} />
          ))}
          {events.some(({ part }) => part === 'begun') ? null : (
            <li className={classes['stretch']}>
              <p className={classes['when']}>{format.civilDate(beginning.on)}</p>
              <div>
                <p className={classes['what']}>{t('story.known-since', { name: beginning.name })}</p>
                <p className={classes['note']}>
                  {beginning.parentName === null ? null : t('units.below', { name: beginning.parentName })}
                </p>
              </div>
            </li>
          )}
        </ol>
      )}
    </QueryState>
  );
}

function Chapter({ event }: { readonly event: StoryEvent }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { effectiveOn, decisionNumber, decisionDate, peopleBefore, peopleAfter } = event;
  const paper =
    decisionNumber === null || decisionDate === null
      ? t('story.without-paper')
      : t('story.by-decision', { number: decisionNumber, date: format.civilDate(decisionDate) });
  const people = peopleBefore === peopleAfter ? null : t('story.people', { before: peopleBefore, after: peopleAfter });
  return (
    <li className={classes['stretch']}>
      <p className={classes['when']}>{format.civilDate(effectiveOn)}</p>
      <div>
        <p className={classes['what']}>{useSentence(event)}</p>
        <p className={classes['note']}>{[paper, people].filter((part) => part !== null).join(' · ')}</p>
        <Links label={t('story.predecessors')} links={event.predecessors} />
        <Links label={t('story.successors')} links={event.successors} />
        {event.note === null ? null : <p className={classes['note']}>{event.note}</p>}
        {event.recordedLate ? (
          <StatusBadge tone="caution">{t('story.late', { at: format.instant(event.recordedAt) })}</StatusBadge>
        ) : null}
      </div>
    </li>
  );
}

function useSentence({ kind, part, ...event }: StoryEvent): string {
  const { t, i18n } = useTranslation('people');
  const listed = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const namesOf = (links: readonly StoryLink[]) => listed.format(links.map(({ name }) => name));
  const facts = {
    before: event.nameBefore ?? '',
    after: event.nameAfter ?? '',
    from: event.parentBefore ?? '',
    to: event.parentAfter ?? '',
    predecessors: namesOf(event.predecessors),
    successors: namesOf(event.successors),
  };
  if (part === 'reparented') return t('story.reparented', facts);
  if (part === 'ended' && event.successors.length === 0) return t('story.dissolve-empty', facts);
  if (kind === 'split' && part === 'continued' && event.predecessors.length > 0) return t('story.split-taken', facts);
  return t(`story.${kind}-${part}`, facts);
}

function Links({ label, links }: { readonly label: string; readonly links: readonly StoryLink[] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (links.length === 0) return null;
  return (
    <p className={`${classes['note'] ?? ''} ${linkClasses['links'] ?? ''}`}>
      {label}
      {links.map(({ unitId, name, share, people }) => (
        <span key={unitId}>
          <TextLink to="/units/$unitId" params={{ unitId }}>
            {name}
          </TextLink>{' '}
          ({share === '1' ? null : <>{format.percent(Number(share), 4)}, </>}
          {t('units.people', { count: people })})
        </span>
      ))}
    </p>
  );
}
