import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A browser's HTTP proxy, whose connections can be cut as a bad network does. */
export class CuttableProxy {
  /** The requests for streams of changes, as they came. */
  readonly streams: IncomingMessage[] = [];
  openStreams = 0;
  private isCut = false;
  private readonly sockets = new Set<Socket>();

  private readonly server = createServer((request, response) => {
    if (this.isCut) return void request.socket.destroy();
    if (request.url?.includes('/api/v1/changes')) this.watch(request);
    const onward = forward(request.url ?? '', { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }).on('connection', (socket: Socket) => {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
  });

  async start(): Promise<string> {
    await new Promise<void>((resume) => this.server.listen(0, '127.0.0.1', resume));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.isCut = true;
    this.sockets.forEach((socket) => socket.destroy());
  }

  mend(): void {
    this.isCut = false;
  }

  stop(): void {
    this.cut();
    this.server.close();
  }

  private watch(request: IncomingMessage): void {
    this.streams.push(request);
    this.openStreams += 1;
    request.socket.once('close', () => (this.openStreams -= 1));
  }
}
