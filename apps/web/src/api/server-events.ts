import { useEffect, useEffectEvent, useState } from 'react';

export type StreamState = 'connecting' | 'live' | 'interrupted';

/**
 * Listens to a stream of server-sent events while the screen is open; the browser reconnects by itself.
 * `url` null listens to nothing (the job is over).
 */
export function useServerEvents<Message>(url: string | null, onMessage: (message: Message) => void): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const receive = useEffectEvent(onMessage);
  useEffect(() => {
    if (url === null) return undefined;
    const source = new EventSource(url);
    source.onopen = () => setState('live');
    source.onerror = () => setState('interrupted');
    source.onmessage = (event: MessageEvent<string>) => receive(JSON.parse(event.data) as Message);
    return () => source.close();
  }, [url]);
  return state;
}
