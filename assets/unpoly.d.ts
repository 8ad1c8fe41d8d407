/** The part of Unpoly's interface (https://unpoly.com/api) that the islands use. */
declare module 'unpoly';

interface UpLayer {
  element: HTMLElement;
  context: Record<string, unknown>;
  isOverlay(): boolean;
}

interface UpLayerEvent extends Event {
  layer: UpLayer;
}

interface UpResponseEvent extends Event {
  request: { method: string; headers: Record<string, string>; loadPage(): void };
  response: { ok: boolean; status: number; text: string };
}

interface UpOpenOptions {
  url: string;
  context?: Record<string, unknown>;
  onAccepted?: (event: { value: { value: number; label?: string } }) => void;
  onDismissed?: () => void;
  mode?: string;
  size?: string;
}

declare const up: {
  on(event: string, listener: (event: Event) => void): () => void;
  on(event: string, selector: string, listener: (event: Event, element: HTMLElement) => void): () => void;
  compiler(selector: string, compile: (element: HTMLElement) => (() => void) | void): void;
  hello(element: Element): void;
  follow(link: Element): Promise<unknown>;
  submit(form: Element): Promise<unknown>;
  validate(element: Element): Promise<unknown>;
  reload(target: Element | string): Promise<unknown>;
  navigate(options: { url: string; [option: string]: unknown }): Promise<unknown>;
  layer: { current: UpLayer; get(element: Element): UpLayer; open(options: UpOpenOptions): Promise<unknown>; dismiss(): Promise<unknown>; config: any };
  link: { config: { followSelectors: string[]; noFollowSelectors: string[] } };
  form: { config: { submitSelectors: string[]; noSubmitSelectors: string[] } };
  fragment: { config: { mainTargets: string[] } };
  protocol: { config: { csrfHeader: string; csrfParam: string } };
  script: { config: { callbackPolicy: string; scriptElementPolicy: string } };
  cache: { evict(request: UpResponseEvent['request']): void };
  status: { config: { navSelectors: string[] } };
  [name: string]: any;
};
