import Session
import Synchronization

/// What can be seen of a session, asked of a copy of it.
struct Picture: Equatable, CustomStringConvertible {
  let text: String

  init(of session: Session, _ looks: String = "state; history; messages; lag; settings") {
    var copy = session
    copy.discard()
    for line in [".output", ".log", ".timer off", ".mode text"] { _ = copy.submit(line) }
    text = copy.submit(looks).text
  }

  var description: String { text }
}

/// Says after how many questions a statement is to stop.
final class Stopper: Sendable {
  private let left: Mutex<Int>

  init(after count: Int) { left = Mutex(count) }

  func isDue() -> Bool {
    left.withLock { count in
      count -= 1
      return count < 0
    }
  }
}

let common = "node e follower\nwrite shared = 1\nread shared\n"
