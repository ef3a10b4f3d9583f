/** The files of the emulated service: what was announced, what was stored, and where it can be put and fetched. */
import type { Random } from './random.ts';

/** A file that was announced; it has `content` once its bytes have arrived. */
export interface FileRecord {
  readonly key: string;
  readonly type: string;
  /** The announced number of bytes. */
  readonly size: number;
  content: ArrayBuffer | undefined;
  /** How often its bytes were stored. */
  puts: number;
}

/** An address gives access to one file, to put it or to fetch it, for a while. */
interface Address {
  readonly key: string;
  readonly use: 'put' | 'get';
  /** Ms since epoch. */
  readonly until: number;
}

export class Files {
  readonly #byKey = new Map<string, FileRecord>();
  readonly #addresses = new Map<string, Address>();
  readonly #random: Pick<Random, 'uuid'>;

  constructor(random: Pick<Random, 'uuid'>) {
    this.#random = random;
  }

  get all(): readonly FileRecord[] {
    return [...this.#byKey.values()];
  }

  announce(type: string, size: number): FileRecord {
    const file: FileRecord = { key: this.#random.uuid(), type, size, content: undefined, puts: 0 };
    this.#byKey.set(file.key, file);
    return file;
  }

  /** Stores a file at once. */
  add(type: string, content: ArrayBuffer): FileRecord {
    return Object.assign(this.announce(type, content.byteLength), { content, puts: 1 });
  }

  get(key: string): FileRecord | undefined {
    return this.#byKey.get(key);
  }

  /** A signature with which a file can be put or fetched until `until`; ms since epoch. */
  sign(key: string, use: Address['use'], until: number): string {
    const signature = this.#random.uuid();
    this.#addresses.set(signature, { key, use, until });
    return signature;
  }

  /** The file that a signature gives access to. */
  signed(signature: string, use: Address['use'], now: number): FileRecord | 'unknown' | 'expired' {
    const address = this.#addresses.get(signature);
    const file = address?.use === use ? this.#byKey.get(address.key) : undefined;
    if (address === undefined || file === undefined) return 'unknown';
    return now > address.until ? 'expired' : file;
  }
}
