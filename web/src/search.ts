// The search index of a large site weighs more than all else on a page. The theme asks for it as soon
// as a page is there; here that request waits until a reader turns to the search.
//
// The theme's script is given no other way to be told, so the one request is held at its door. It must
// come before that script, as a plain script of its own.
const INDEX = /\/search\/search_index\.json$/;
const FIELD = "[data-md-component=search-query], [data-md-toggle=search]";
const TURNING = ["focusin", "change", "pointerdown"] as const;

/** Whether the page was opened by a search, or to show what one found. */
function opened(): boolean {
  const asked = new URLSearchParams(location.search);
  return asked.has("q") || asked.has("h");
}

/** Call once, when a reader turns to the search. */
function whenWanted(callback: () => void): void {
  if (opened()) return callback();
  const turned = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.closest(`${FIELD}, [for=__search]`)) return;
    for (const name of TURNING) document.removeEventListener(name, turned, true);
    callback();
  };
  for (const name of TURNING) document.addEventListener(name, turned, true);
}

class Patient extends XMLHttpRequest {
  private held = false;
  private gone = false;

  override open(method: string, url: string | URL, ...rest: unknown[]): void {
    this.held = INDEX.test(new URL(url, document.baseURI).pathname);
    (super.open as (...all: unknown[]) => void).call(this, method, url, ...(rest.length ? rest : [true]));
  }

  override send(body?: Document | XMLHttpRequestBodyInit | null): void {
    if (!this.held) return super.send(body);
    whenWanted(() => {
      if (!this.gone) super.send(body);
    });
  }

  override abort(): void {
    this.gone = true;
    super.abort();
  }
}

window.XMLHttpRequest = Patient;
