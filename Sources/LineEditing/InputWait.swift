import CLibedit
import Glibc

/// How a wait for input ended.
enum InputWait {
  case ready
  case timedOut
  /// A signal came, perhaps just before the wait: its flag is set.
  case signalled

  /// Waits until `descriptor` has something to read, has ended, or a watched signal comes.
  ///
  /// The signals are held back while their flags are looked at and let in by the kernel at the
  /// moment the wait begins, so none can slip in between and leave the program asleep.
  static func forInput(
    on descriptor: Int32, milliseconds: Int? = nil, unlessSignalled isSignalled: () -> Bool
  ) -> InputWait {
    var watched = Interrupts.watched
    var former = sigset_t()
    pthread_sigmask(SIG_BLOCK, &watched, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }

    while !isSignalled() {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let count: Int32
      if let milliseconds {
        var limit = timespec(
          tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        count = ppoll(&request, 1, &limit, &former)
      } else {
        count = ppoll(&request, 1, nil, &former)
      }
      if count == 0 { return .timedOut }
      if count > 0 || errno != EINTR { return .ready }
    }
    return .signalled
  }
}
