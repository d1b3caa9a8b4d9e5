import socket
import socketserver
from concurrent.futures import (
    CancelledError,
    ThreadPoolExecutor,
)
from threading import Lock, Thread

AT_A_TIME = 2
TRIES = 2
TIMEOUT = 0.5
NAMES = [
    "small.txt", "flaky.txt", "missing.txt",
    "enormous.txt", "slow-1.txt", "slow-2.txt",
    "late-1.txt", "late-2.txt",
]


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.flaky = True
        self.lock = Lock()

    def first_flaky(self):
        with self.lock:
            first, self.flaky = self.flaky, False
            return first


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        request = self.rfile.readline().decode()
        name = request.split()[1].lstrip("/")
        self.rfile.readline()
        if name.startswith("slow"):
            # Until the client has gone away.
            self.rfile.read()
        elif name == "missing.txt":
            self.answer("404 Not Found")
        elif (
            name == "flaky.txt"
            and self.server.first_flaky()
        ):
            self.answer("503 Service Unavailable")
        else:
            body = "x" * (1000 * len(name))
            self.answer("200 OK", body)

    def answer(self, status, body=""):
        text = f"HTTP/1.0 {status}\r\n\r\n{body}"
        self.wfile.write(text.encode())


class Refused(Exception):
    pass


def fetch(address, name):
    stream = socket.create_connection(address)
    with stream:
        stream.settimeout(TIMEOUT)
        request = f"GET /{name} HTTP/1.0\r\n\r\n"
        stream.sendall(request.encode())
        with stream.makefile("rb") as answer:
            head, body = answer.read().split(
                b"\r\n\r\n", 1
            )
    status = head.decode()[len("HTTP/1.0 "):]
    if status != "200 OK":
        raise Refused(status)
    return len(body)


def fetch_patiently(address, name):
    for _ in range(TRIES):
        try:
            return f"{fetch(address, name)} bytes"
        except Refused as refusal:
            last = str(refusal)
            if not last.startswith("503"):
                return last
        except socket.timeout:
            last = f"timed out, {TRIES} tries"
    if last.startswith("timed out"):
        # Nothing more is to be had from there.
        pool.shutdown(
            wait=False, cancel_futures=True
        )
    return last


with Server() as server, ThreadPoolExecutor(
    max_workers=AT_A_TIME
) as pool:
    serve = Thread(target=server.serve_forever)
    serve.start()
    downloads = {
        name: pool.submit(
            fetch_patiently,
            server.server_address,
            name,
        )
        for name in NAMES
    }
    for name, download in sorted(downloads.items()):
        try:
            print(f"{name}: {download.result()}")
        except CancelledError:
            print(f"{name}: cancelled")
    server.shutdown()
