const KINDS = 'NQ|QĐ|CT|QC|TB|HD|CTr|KH|BC|TTr|CV|CĐ|NĐ|TT|TTLT|VBHN';
const DOCUMENT_NUMBER = new RegExp(
  `^(?:số[ ._-]*)?(\\d{1,5})[ ._-]+((?:(?:19|20)\\d\\d)[ ._-]+)?(${KINDS}|QD|ND|CD)[ ._-]+([\\p{L}\\d]{2,10})(?=[ ._-]|$)`,
  'iu',
);
const PROPER: Readonly<Record<string, string>> = { QD: 'QĐ', ND: 'NĐ', CD: 'CĐ' };

export interface SuggestedTerms {
  readonly title: string;
  readonly documentNumber: string;
}

/** `72-QD-UBND_quy-che-lam-viec (1).pdf` → number 72/QĐ-UBND, title "Quy che lam viec". */
export function termsOfFile(fileName: string): SuggestedTerms {
  const plain = fileName
    .normalize('NFC')
    .replace(/\.[^.]{1,5}$/, '')
    .replace(/\s*\(\d+\)$/, '');
  const found = DOCUMENT_NUMBER.exec(plain);
  const rest = found ? plain.slice(found[0].length) : plain;
  const words = (/[\s]/.test(rest) ? rest.replaceAll('_', ' ') : rest.replace(/[_-]+/g, ' ')).replace(/\s+/g, ' ');
  const title = words.replace(/^[\s._-]+|[\s._-]+$/g, '');
  return { title: beginLarge(title || plain), documentNumber: found ? numberOf(found) : '' };
}

function numberOf([, number = '', year = '', kind = '', issuer = '']: RegExpExecArray): string {
  const written = PROPER[kind.toUpperCase()] ?? kind;
  return [number, year.replace(/\D/g, ''), `${written}-${issuer}`].filter((part) => part !== '').join('/');
}

function beginLarge(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
