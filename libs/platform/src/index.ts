// http
export { DomainError, type DomainErrorKind, type ErrorFacts } from './http/domain.errors.js';
export { systemActor, type Actor, type Grant } from './http/actor.js';
export { definePermission, definedPermissions, isPermitted, type Permission } from './http/permission.js';
export { Authenticator, type AuthRequest } from './http/authenticator.js';
export { CurrentActor, Public, Requires } from './http/route.decorators.js';
// end http
