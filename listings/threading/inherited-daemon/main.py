from threading import Thread, current_thread


def say_kind():
    me = current_thread()
    kind = "a daemon" if me.daemon else "no daemon"
    print(f"{me.name} is {kind}")


def run_helper():
    helper = Thread(name="helper", target=say_kind)
    helper.start()
    helper.join()


def service():
    say_kind()
    run_helper()


say_kind()
run_helper()
s = Thread(target=service, daemon=True)
s.name = "service"
s.start()
s.join()
