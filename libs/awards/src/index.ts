export { AwardsModule } from './awards.module.js';
export { AwardsHttpModule } from './awards-http.module.js';
export { AwardsErrors } from './awards.errors.js';
export { AWARD_TITLES, AWARD_TITLE_CODES, type AwardTitle, type SubjectKind } from './award-title.rules.js';
export { PastAwards } from './past-awards.service.js';
export { Nominations } from './nominations.service.js';
export { Standings } from './standings.service.js';
