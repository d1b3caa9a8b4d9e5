from threading import Thread, current_thread


def say_what_i_am():
    me = current_thread()
    kind = "a daemon" if me.daemon else "no daemon"
    print(f"{me.name} is {kind}")


def run_helper():
    helper = Thread(name="helper", target=say_what_i_am)
    helper.start()
    helper.join()


def service():
    say_what_i_am()
    run_helper()


say_what_i_am()
run_helper()
s = Thread(name="service", target=service, daemon=True)
s.start()
s.join()
