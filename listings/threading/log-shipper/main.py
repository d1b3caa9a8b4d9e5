"""Services log into a queue. A shipper sends it to
a collector, in batches: when a batch is full, and
whenever a timer ticks."""

import socket
from collections import Counter
from queue import Empty, Queue
from threading import Event, Thread, Timer

RECORDS = 20  # of each service
BATCH = 5
TICK = 0.01  # seconds


class Shipper:
    def __init__(self, address):
        connect = socket.create_connection
        self.connection = connect(address)
        self.queue = Queue(maxsize=8)
        self.flush = Event()
        self.is_over = Event()
        self.timer = None

    def arm(self):
        if not self.is_over.is_set():
            self.timer = Timer(TICK, self.tick)
            self.timer.start()

    def tick(self):
        self.flush.set()
        self.arm()

    def run(self):
        self.arm()
        batch = []
        while self.take(batch):
            is_full = len(batch) == BATCH
            if is_full or self.flush.is_set():
                self.ship(batch)
        self.ship(batch)
        self.is_over.set()
        self.timer.cancel()
        self.connection.close()

    def take(self, batch):
        """Says whether more is to come."""
        try:
            record = self.queue.get(timeout=TICK)
        except Empty:
            return True
        if record is None:
            return False
        batch.append(record)
        return True

    def ship(self, batch):
        self.flush.clear()
        if batch:
            lines = [str(len(batch)), *batch, ""]
            text = "\n".join(lines)
            self.connection.sendall(text.encode())
            batch.clear()


def serve(name, queue):
    for number in range(RECORDS):
        queue.put(f"{name} {number}")


def collect(server, counts):
    connection, _ = server.accept()
    lines = connection.makefile()
    for size in lines:
        size = int(size)
        assert size <= BATCH
        for _ in range(size):
            name, number = next(lines).split()
            assert int(number) == counts[name]
            counts[name] += 1


def main():
    server = socket.create_server(("127.0.0.1", 0))
    counts = Counter()
    collector = Thread(target=collect,
                       args=(server, counts))
    collector.start()
    shipper = Shipper(server.getsockname())
    worker = Thread(target=shipper.run)
    worker.start()
    queue = shipper.queue
    services = [
        Thread(target=serve, args=(name, queue))
        for name in ("web", "mail", "store")
    ]
    for service in services:
        service.start()
    for service in services:
        service.join()
    queue.put(None)
    worker.join()
    collector.join()
    for name, count in sorted(counts.items()):
        print(f"{name}: {count} records")


main()
