/** Listens for the button that begins a meeting; what fills the screen then is fetched on first use. */
import type { MeetingSource } from './meeting.ts';

/** Survives a swapped body. */
export function bindMeeting(source: MeetingSource, onError: (error: unknown) => void): void {
  document.addEventListener('click', (event) => {
    if (!(event.target as Element).closest?.('[data-meeting]')) return;
    void import('./meeting.ts').then(({ openMeeting }) => openMeeting(source)).catch(onError);
  });
}
