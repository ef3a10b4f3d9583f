import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'spaces-elements/spaces-join';
import 'spaces-elements/spaces-provider';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Office hours</h1>
    <p>{{ joined() ? 'Joined ' + joined() : 'Come and talk to us.' }}</p>
    <spaces-provider [server]="server">
      <spaces-join [invite]="invite" chat (spaces-joined)="hear($event)"></spaces-join>
    </spaces-provider>
  `,
})
export class App {
  readonly server = document.body.dataset['server'];
  readonly invite = document.body.dataset['invite'];
  readonly joined = signal('');

  /** Templates know each event of an element only as `Event`. */
  hear(event: Event): void {
    this.joined.set((event as HTMLElementEventMap['spaces-joined']).detail.spaceId);
  }
}

void bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
