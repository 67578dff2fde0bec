import sax, { type SAXParser, type Tag } from 'sax';
import { SpreadsheetErrors } from './spreadsheets.errors.js';

export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Feeds a well-formed XML part to the handlers chunk by chunk; names come without their prefix. */
export class XmlReading {
  private readonly parser: SAXParser;
  private readonly decoder = new TextDecoder('utf-8');

  constructor(handlers: XmlHandlers) {
    this.parser = sax.parser(true, { position: false });
    this.parser.onopentag = (tag) => handlers.open?.(local(tag.name), (tag as Tag).attributes);
    this.parser.onclosetag = (name) => handlers.close?.(local(name));
    this.parser.ontext = (text) => handlers.text?.(text);
    this.parser.oncdata = (text) => handlers.text?.(text);
    // A workbook declares no entities of its own; whoever does wants something else.
    this.parser.ondoctype = () => fail('a document type in a workbook');
    this.parser.onerror = (error) => fail(error.message);
  }

  feed(chunk: Buffer): void {
    this.parser.write(this.decoder.decode(chunk, { stream: true }));
  }

  end(): void {
    this.parser.close();
  }
}

export async function readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const reading = new XmlReading(handlers);
  for await (const chunk of bytes) reading.feed(chunk);
  reading.end();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function fail(reason: string): never {
  throw SpreadsheetErrors.damaged(reason.split('\n')[0] ?? 'unreadable');
}
