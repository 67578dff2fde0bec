import { type INestApplicationContext } from '@nestjs/common';
import { Nominations, Standings, type AwardTitle } from '#awards';
import { systemActor, type Actor } from '#platform';
import { ScoringPeriods } from '#scoring';
import { instantOf } from './civil-days.js';
import { type DemoCalendar } from './demo-calendar.js';
import { type SignIn } from './sign-ins.js';

function actorOf(signIns: readonly SignIn[], username: string): Actor {
  const person = signIns.find((signIn) => signIn.username === username)?.person;
  return { ...systemActor('demo'), personId: person?.id ?? null };
}

interface Story {
  readonly titleCode: AwardTitle;
  readonly grounds: string;
  readonly until: 'draft' | 'submitted' | 'approved';
}

const STORIES: readonly Story[] = [
  {
    titleCode: 'letter_of_commendation',
    grounds:
      'Duy trì phong trào tự học đều trong năm; toàn đơn vị có kế hoạch tự học và cam kết được duyệt đúng hạn; chia sẻ nhiều học liệu được các đơn vị khác sử dụng.',
    until: 'submitted',
  },
  {
    titleCode: 'advanced_collective',
    grounds:
      'Hoàn thành tốt nhiệm vụ, tích cực tham gia phong trào thi đua học tập suốt đời, không có người bị kỷ luật.',
    until: 'draft',
  },
];

/** Last year's round is decided, this year's is under way. */
export async function nominateSome(
  app: INestApplicationContext,
  calendar: DemoCalendar,
  signIns: readonly SignIn[],
): Promise<void> {
  const nominations = app.get(Nominations, { strict: false });
  const standings = app.get(Standings, { strict: false });
  const periods = await app.get(ScoringPeriods, { strict: false }).list();
  const office = actorOf(signIns, 'vanphong');
  const director = actorOf(signIns, 'lanhdao');
  for (const { id, code } of periods) {
    await standings.refresh(id);
    const best = (await standings.list(office, id)).standings.filter(({ rankInBand }) => rankInBand === 1).slice(0, 2);
    const lastYear = code === `N${calendar.year - 1}`;
    for (const [index, { unitId }] of best.entries()) {
      const story = STORIES[lastYear ? 0 : index % STORIES.length];
      if (story === undefined) continue;
      const order = {
        periodId: id,
        subjectKind: 'collective' as const,
        subjectId: unitId,
        titleCode: story.titleCode,
        grounds: story.grounds,
      };
      const nomination = await nominations.create(office, order);
      if (lastYear || story.until !== 'draft') {
        const at = lastYear ? new Date(instantOf(`${calendar.year}-01-12`, 540)) : undefined;
        await nominations.submit(office, nomination.id, at);
      }
      if (!lastYear) continue;
      await nominations.decide(director, nomination.id, {
        state: 'approved',
        reason: 'Đủ tiêu chuẩn, hồ sơ đầy đủ; Hội đồng thi đua, khen thưởng thống nhất đề nghị.',
        decisionNumber: `15/QĐ-SNNMT`,
        decidedOn: `${calendar.year}-01-20`,
        signer: signIns.find(({ username }) => username === 'lanhdao')?.person.fullName ?? '',
      });
    }
  }
}
