import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { ScoreBar } from '~/ui/score-bar.js';
import { fractionOf } from './fractions.js';
import type { CriterionScore, IndicatorScore, UnitScoreDetail } from './scoring-queries.js';
import classes from './scoring.module.css';

export function CriterionSection({
  criterion,
  detail,
}: {
  readonly criterion: CriterionScore;
  readonly detail: UnitScoreDetail;
}) {
  const { t, i18n } = useTranslation('scoring');
  const format = useFormat();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const own = detail.indicators.filter(({ criterionCode }) => criterionCode === criterion.code);
  const points = t('criterion-points', {
    points: format.number(Number(criterion.points)),
    weight: format.number(Number(criterion.weight)),
  });
  return (
    <Section title={criterion.name[language]} description={criterion.applicable ? points : t('state.not-applicable')}>
      <ul className={classes['indicators']}>
        {own.map((indicator) => (
          <Indicator key={indicator.code} indicator={indicator} detail={detail} />
        ))}
      </ul>
    </Section>
  );
}

function Indicator({ indicator, detail }: { readonly indicator: IndicatorScore; readonly detail: UnitScoreDetail }) {
  const { t, i18n } = useTranslation('scoring');
  const name = `${indicator.code} ${indicator.name[i18n.language === 'en' ? 'en' : 'vi']}`;
  const computed = indicator.state === 'computed';
  const explained = detail.mayExplain && indicator.source !== null && computed;
  return (
    <li>
      <ScoreBar
        name={name}
        label={
          explained ? (
            <TextLink
              to="/unit/$unitId/indicators/$code"
              params={{ unitId: detail.unit.unitId, code: indicator.code }}
              search={{ period: detail.period.id }}
            >
              {name}
            </TextLink>
          ) : (
            name
          )
        }
        value={computed ? Number(indicator.points) : null}
        max={Number(indicator.weight)}
        pending={t(`state.${indicator.state}`)}
      />
      {computed ? (
        <p className={classes['formula']}>
          <Formula indicator={indicator} />
        </p>
      ) : null}
    </li>
  );
}

/** "Đạt 41 / 52 người, mục tiêu 95 %": the numbers that the points come from. */
export function Formula({ indicator }: { readonly indicator: IndicatorScore }) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const target = fractionOf(indicator.target);
  if (indicator.measure === 'count')
    return t('formula.count', { numerator: format.number(Number(indicator.numerator)), target: format.number(target) });
  const half = indicator.source === 'plan-fulfilment';
  const shown = (value: string | null) => (half ? format.number(Number(value) / 2) : format.number(Number(value)));
  return t(half ? 'formula.periods' : 'formula.people', {
    numerator: shown(indicator.numerator),
    denominator: shown(indicator.denominator),
    target: format.percent(target),
  });
}
