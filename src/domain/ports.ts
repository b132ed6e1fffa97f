/** Unit-length sentence vector of `dimensions` numbers. */
export type SentenceVector = Float32Array;

/** Turns one text into one vector. A vector depends on the text and the model only, never on its neighbours. */
export interface Embedder {
  /** Names model and content: two embedders with one id give the same vectors. */
  readonly id: string;
  readonly dimensions: number;
  embed(text: string, options?: { readonly signal?: AbortSignal }): Promise<SentenceVector>;
  close(): Promise<void>;
}

/** Milliseconds since 1970, injected so that no stage reads the clock itself. */
export type Clock = () => number;

/** Messages to a person on standard error. Never personal data, never an appeal's words. */
export interface Reporter {
  info(message: string): void;
  warn(message: string): void;
  /** Starts a progress display; `total` is absent where it cannot be known. */
  progress(label: string, total?: number): Progress;
}

export interface Progress {
  /**
   * Sets the work done so far, in the unit of `total`, with an optional short note (such as "120 records"), and the
   * time left where the worker knows it better than the pace so far tells.
   */
  update(done: number, note?: string, secondsLeft?: number): void;
  stop(): void;
}
