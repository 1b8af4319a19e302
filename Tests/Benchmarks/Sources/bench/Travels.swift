import Glibc
import Session

/// A session of 100,000 typed statements: what typing costs, what is kept, and going about in it.
enum Travels {
  private static let count = 100_000

  static func run() -> [String] {
    var session = Session()
    for line in ["node a leader", "node b, c follower sync"] { _ = session.submit(line) }
    let before = residentBytes()
    var lines: [String] = []
    let typing = milliseconds {
      for number in 1...count { _ = session.submit("write k\(number % 100) = \(number)") }
    }
    lines.append("a typed statement of 100,000 \(Int64(typing * 1_000_000) / Int64(count)) ns")
    lines.append("memory of them \((residentBytes() - before) >> 20) MiB")
    lines.append("copy of that session \(copying(session)) ns")
    for command in [".undo", ".redo", ".undo 1000", ".redo 1000", ".goto 50000", ".goto 100000"] {
      let time = milliseconds { _ = session.submit(command) }
      lines.append("\(command) \((time * 1000).rounded() / 1000) ms")
    }
    return lines
  }

  /// Apart, so that no copy is left that what follows would have to be parted from.
  private static func copying(_ session: Session) -> Int64 {
    var kept = session
    let time = nanoseconds(turns: 10_000) { kept = use(session) }
    _ = use(kept)
    return time
  }

  /// What the process has in memory now, as Linux tells it; 0 elsewhere.
  private static func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 128)
    let size = fread(&buffer, 1, buffer.count, file)
    let words = String(decoding: buffer.prefix(size), as: UTF8.self).split(separator: " ")
    return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * Int(getpagesize())
  }

  private static func milliseconds(_ body: () -> Void) -> Double {
    let parts = ContinuousClock().measure(body).components
    return Double(parts.seconds) * 1000 + Double(parts.attoseconds) / 1e15
  }
}
