/// The text of a history file: escaped entries, one a line, below a header.
struct HistoryContent {
  /// The entries that can be read, oldest first.
  private(set) var entries: [String] = []
  /// Whether some line could not be read.
  private(set) var isDamaged = false

  init(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)[...]
    if let first = lines.first, first.elementsEqual(HistoryFile.header.utf8) {
      lines.removeFirst()
    }
    entries.reserveCapacity(lines.count)
    for line in lines {
      guard let text = String(validating: line, as: UTF8.self), let entry = Self.unescape(text)
      else {
        isDamaged = true
        continue
      }
      entries.append(entry)
    }
  }

  /// A whole file with these entries.
  static func encode(_ entries: [String]) -> [UInt8] {
    var bytes = Array((HistoryFile.header + "\n").utf8)
    for entry in entries {
      bytes.append(contentsOf: escape(entry).utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Puts an entry on one line: only what would break the line is escaped.
  static func escape(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\0": line += "\\0"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// Undoes ``escape(_:)``. Nil where an escape is not one of ours or stands unfinished.
  static func unescape(_ line: String) -> String? {
    var entry = ""
    var scalars = line.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\" else {
        entry.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.next() {
      case "\\": entry += "\\"
      case "n": entry += "\n"
      case "r": entry += "\r"
      case "0": entry += "\0"
      default: return nil
      }
    }
    return entry
  }
}
