import Glibc

/// The statements typed in earlier sessions, kept in a file of our own.
///
/// The file is UTF-8, one entry a line, below a first line that tells what it is. It is only ever
/// appended to, under a lock, so sessions side by side lose nothing of one another. A file with
/// another first line belongs to somebody else: it is neither read nor written.
public struct HistoryFile {
  /// The most entries that are loaded, and kept when the file is made shorter.
  public static let defaultLimit = 10_000

  /// The first line of the file.
  static let header = "# understudy history 1"

  /// Where the file is.
  public let path: String

  private let limit: Int
  /// The newest entry, to leave out a repeat of it.
  private var newest: String?

  /// A history kept at `path`. Nothing is read or created yet.
  public init(path: String, limit: Int = Self.defaultLimit) {
    self.path = path
    self.limit = limit
  }

  /// The place for it: `$UNDERSTUDY_HISTORY`, else `$XDG_STATE_HOME/understudy/history`, else
  /// `~/.local/state/understudy/history`. Nil where there is no home, or where the variable is
  /// set to nothing, which means: keep no history.
  public static func defaultPath() -> String? {
    if let chosen = environment("UNDERSTUDY_HISTORY") { return chosen.isEmpty ? nil : chosen }
    // The convention asks to ignore a folder that is not absolute.
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/understudy/history"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/understudy/history"
  }

  /// The entries of earlier sessions, oldest first. None where there is no file yet.
  ///
  /// Lines that are damaged are passed over and stay in the file.
  public mutating func load() throws(HistoryFailure) -> [String] {
    guard var file = try LockedFile(path: path, access: .reading) else { return [] }
    guard file.isRegular, try !isStillEmpty(file) else { return [] }
    let content = HistoryContent(try file.readTail(atMost: Self.mostBytesRead))
    let entries = content.entries.suffix(limit)
    if content.entries.count > 2 * limit, !content.isDamaged, !file.wasCutOff {
      try file.replaceContent(with: HistoryContent.encode(Array(entries)))
    }
    newest = entries.last
    return Array(entries)
  }

  /// Appends an entry, unless it repeats the newest one, is blank, or begins with a space, which
  /// is how a person asks for it not to be kept. Creates file and folder when they are missing.
  ///
  /// Returns whether it was kept.
  @discardableResult
  public mutating func append(_ entry: String) throws(HistoryFailure) -> Bool {
    guard Self.keeps(entry), entry != newest else { return false }
    newest = entry
    guard let file = try LockedFile(path: path, access: .appending), file.isRegular else {
      return false
    }
    var text = HistoryContent.escape(entry) + "\n"
    if try isStillEmpty(file) {
      text = Self.header + "\n" + text
    } else if try !file.endsWithNewline() {
      // A session that died while it wrote has left half a line.
      text = "\n" + text
    }
    try file.append(Array(text.utf8))
    return true
  }

  /// Whether the file is empty and may become ours; throws where it is somebody else's.
  private func isStillEmpty(_ file: borrowing LockedFile) throws(HistoryFailure) -> Bool {
    let expected = Self.header + "\n"
    let beginning = try file.readHead(atMost: expected.utf8.count)
    if beginning.isEmpty { return true }
    guard beginning.elementsEqual(expected.utf8) else { throw .foreign(path: path) }
    return false
  }

  /// Whether an entry is one to keep at all.
  public static func keeps(_ entry: String) -> Bool {
    guard let first = entry.first, first != " " else { return false }
    return entry.contains { !$0.isWhitespace }
  }

  /// Ten thousand ordinary entries are well below this.
  private static let mostBytesRead = 8 << 20
}

/// Why the history could not be read or kept.
public enum HistoryFailure: Error, Equatable, CustomStringConvertible {
  /// The file holds something else. It is left alone.
  case foreign(path: String)
  /// The system refused, with its `errno`.
  case system(operation: String, path: String, code: Int32)

  /// The reason, for a person.
  public var description: String {
    switch self {
    case .foreign(let path):
      "\(path) is not a history of understudy; it is left as it is and no history is kept"
    case .system(let operation, let path, let code):
      "cannot \(operation) the history \(path): \(String(cString: strerror(code)))"
    }
  }
}
