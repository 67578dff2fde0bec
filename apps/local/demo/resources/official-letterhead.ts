import { parse } from 'yaml';

/** What stands around the text of an administrative document: Decree 30/2020/NĐ-CP, Appendix I. */
export interface OfficialLetterhead {
  readonly parent: string;
  readonly issuer: string;
  readonly number: string;
  readonly place: string;
  readonly date: string;
  /** Absent in an official letter, which has a subject line under its number instead. */
  readonly type: string | null;
  readonly subject: string;
  readonly addressee: string | null;
  readonly bases: readonly string[];
  readonly recipients: readonly string[];
  readonly signatures: readonly Signature[];
}

export interface Signature {
  readonly role: string;
  readonly name: string;
}

/** Null when the front matter does not ask for the prescribed layout. */
export function readLetterhead(frontMatter: string): OfficialLetterhead | null {
  const fields = Object(frontMatter === '' ? {} : parse(frontMatter.normalize('NFC'))) as Record<string, unknown>;
  if (fields['layout'] !== 'official') return null;
  const optional = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' ? value : null;
  };
  const required = (name: string): string => {
    const value = optional(name);
    if (value === null) throw new Error(`Front matter: "${name}" is missing`);
    return value;
  };
  return {
    parent: required('parent'),
    issuer: required('issuer'),
    number: required('number'),
    place: required('place'),
    date: required('date'),
    type: optional('type'),
    subject: required('subject'),
    addressee: optional('addressee'),
    bases: textList(fields['bases']),
    recipients: textList(fields['recipients']),
    signatures: readSignatures(fields['signatures']),
  };
}

function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function readSignatures(value: unknown): Signature[] {
  const signatures = (Array.isArray(value) ? value : []).map((item) => {
    const { role, name } = Object(item) as Record<string, unknown>;
    if (typeof role !== 'string' || typeof name !== 'string')
      throw new Error('Front matter: a signature needs a role and a name');
    return { role, name };
  });
  if (signatures.length === 0) throw new Error('Front matter: "signatures" is missing');
  return signatures;
}
