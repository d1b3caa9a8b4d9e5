use threading_queue::Queue;

#[test]
fn it_is_open_until_it_is_shut_down() {
    let queue = Queue::<u8>::new(0);
    assert!(!queue.is_shutdown());
    queue.shutdown();
    assert!(queue.is_shutdown());
}
