import { useTranslation } from 'react-i18next';

interface NamedPeriod {
  readonly code: string;
  readonly name: string;
}

const YEAR_CODE = /^N(\d{4})$/;

/** A year's period is named in the reader's language; other periods carry the name that they were opened under. */
export function usePeriodName(): (period: NamedPeriod) => string {
  const { t } = useTranslation('ui');
  return ({ code, name }) => {
    const year = YEAR_CODE.exec(code)?.[1];
    return year === undefined ? name : t('period-year', { year });
  };
}
