import Syntax

/// Text that comes in parts: what of it has not been run, and at which line that begins.
struct Unread: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var firstLine = 1

  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Takes away what was run, or given up; later text begins at a later line.
  mutating func clear() { drop(bytes.count) }

  mutating func drop(_ count: Int) {
    firstLine += bytes.prefix(count).count { $0 == UInt8(ascii: "\n") }
    bytes.removeFirst(count)
  }

  /// The first bytes as a text whose lines have the numbers they have in the whole.
  func source(named name: String, upTo count: Int) -> SourceText {
    SourceText(name: name, bytes: Array(bytes.prefix(count)), firstLine: firstLine)
  }
}
