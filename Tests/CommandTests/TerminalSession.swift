import Glibc
import TerminalEmulation
import TestSupport
import Testing

/// The program on a terminal of its own, with somebody who types and reads along.
final class TerminalSession {
  private let master: Int32
  private let process: pid_t
  /// What a person sees.
  let emulation: EmulatedScreen
  /// Everything it has written.
  private var screen: [UInt8] = []
  /// Where the next ``wait(for:)`` begins to look.
  private var seen = 0
  /// How the terminal was set before the program began.
  let settingsBefore: TerminalSettings

  convenience init(
    _ arguments: String..., home: String, environment: [String: String] = [:],
    columns: UInt16 = 200, rows: UInt16 = 40, under shell: String? = nil
  ) throws {
    try self.init(
      arguments: arguments, home: home, environment: environment, columns: columns, rows: rows,
      under: shell)
  }

  /// - Parameter shell: what a shell does before the program takes its place.
  init(
    arguments: [String], home: String, environment: [String: String] = [:],
    columns: UInt16 = 200, rows: UInt16 = 40, under shell: String? = nil
  ) throws {
    emulation = EmulatedScreen(rows: Int(rows), columns: Int(columns))
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: Int32 = 0
    var locked: Int32 = 0
    guard master >= 0, ioctl(master, Self.unlock, &locked) == 0,
      ioctl(master, Self.getNumber, &number) == 0
    else { throw SystemFailure(code: errno) }
    let path = "/dev/pts/\(number)"
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    settingsBefore = TerminalSettings(of: master)
    // In a session of its own, the first terminal it opens is its controlling one.
    let settings = Command.environment(home: home, environment)
    process = try Command.startingAlone {
      try Command.spawn(
        arguments, environment: settings, limits: shell, newSession: true
      ) { actions in
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
      }
    }
  }

  // The header hides the functions for this; they do no more than these two requests.
  private static let unlock = UInt(0x4004_5431)  // TIOCSPTLCK
  private static let getNumber = UInt(0x8004_5430)  // TIOCGPTN

  deinit {
    kill(process, SIGKILL)
    close(master)
  }

  /// Types text; `\r` is the Enter key.
  func type(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      // What it writes must be taken meanwhile, or both sides wait for ever.
      if !rest.isEmpty { collect(milliseconds: 0) }
    }
  }

  /// Types a line and Enter.
  func enter(_ line: String) { type(line + "\r") }

  /// Waits until it has written `text`, behind what earlier calls have waited for. Returns what
  /// came up to there.
  @discardableResult
  func wait(for text: String) throws -> String {
    let wanted = Array(text.utf8)
    for _ in 0..<Command.patience * 100 {
      if let end = position(behind: wanted) {
        defer { seen = end }
        return String(decoding: screen[seen..<end], as: UTF8.self)
      }
      collect()
    }
    throw Missing(text: text, screen: everything)
  }

  /// Waits for the prompt behind what was waited for before.
  @discardableResult
  func waitForPrompt() throws -> String { try wait(for: "> ") }

  func send(_ signal: Int32) { kill(process, signal) }

  func resize(columns: UInt16, rows: UInt16? = nil) {
    let rows = rows ?? UInt16(emulation.rows)
    emulation.resize(rows: Int(rows), columns: Int(columns))
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  var settings: TerminalSettings { TerminalSettings(of: master) }

  var everything: String { String(decoding: screen, as: UTF8.self) }

  /// Waits until it ends; its exit status.
  func finish() throws -> Int32 {
    for _ in 0..<Command.patience * 100 where collect() {}
    return try Command.wait(for: process)
  }

  /// Takes what it has written. False when it has gone.
  @discardableResult
  private func collect(milliseconds: Int32 = 10) -> Bool {
    var end = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&end, 1, milliseconds) > 0 else { return true }
    let block = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      count = max(0, read(master, buffer.baseAddress, buffer.count))
    }
    screen += block
    emulation.write(block)
    let answers = emulation.takeAnswers()
    if !answers.isEmpty { _ = answers.withUnsafeBytes { write(master, $0.baseAddress, $0.count) } }
    return !block.isEmpty
  }

  private func position(behind wanted: [UInt8]) -> Int? {
    guard screen.count - seen >= wanted.count else { return nil }
    for start in seen...(screen.count - wanted.count)
    where screen[start..<start + wanted.count] == wanted[...] {
      return start + wanted.count
    }
    return nil
  }

  struct Missing: Error, CustomStringConvertible {
    let text: String
    let screen: String

    var description: String { "`\(text)` did not come; the terminal shows:\n\(screen)" }
  }
}

// MARK: - What a person sees

extension TerminalSession {
  var sight: Sight { Sight(emulation) }

  /// Waits until the screen is as somebody wants it, however long the machine takes for that.
  func see(_ wanted: String, _ isThere: (Sight) -> Bool) throws {
    for _ in 0..<Command.patience * 100 {
      if isThere(sight) { return }
      collect()
    }
    let cursor = emulation.cursor
    throw Missing(
      text: wanted, screen: emulation.text + "\ncursor: \(cursor.row), \(cursor.column)")
  }

  /// Waits for an empty prompt as the last row, with the cursor behind it.
  func seePrompt() throws {
    try see("a prompt") { $0.lines.last == ">" && $0.cursor.column == 2 }
  }

  /// Drops what is typed and leaves; it must end well.
  func leave() throws {
    type("\u{3}\u{4}")
    #expect(try finish() == 0)
  }

  /// A session that shows its first prompt.
  static func ready(
    in home: TemporaryFolder, _ environment: [String: String], columns: UInt16, rows: UInt16
  ) throws -> TerminalSession {
    let session = try TerminalSession(
      home: home.path, environment: environment, columns: columns, rows: rows)
    try session.seePrompt()
    return session
  }

  /// Waits until these rows, one below the other, are the last on the screen.
  func see(_ rows: String...) throws {
    try see(rows.joined(separator: "\n")) { $0.lines.suffix(rows.count) == rows[...] }
  }

  /// Waits until a text stands below a row, and an empty prompt at the end.
  func seeAnswer(_ text: String, to row: String) throws {
    try see("\(text), below \(row)") { screen in
      let lines = screen.lines
      guard lines.last == ">", let asked = lines.lastIndex(of: row) else { return false }
      return lines[asked...].contains { $0.contains(text) }
    }
  }

  /// Waits until a text stands somewhere on the screen.
  func seeText(_ text: String) throws {
    try see(text) { $0.text.contains(text) }
  }

  /// Waits until the cursor stands behind a text that is the last row, as on an idle prompt.
  func see(_ row: String, cursorAt column: Int) throws {
    try see("\(row) with the cursor at \(column)") {
      $0.lines.last == row && $0.cursor == .init(row: $0.lines.count - 1, column: column)
    }
  }
}

/// How a terminal treats what is typed.
struct TerminalSettings: Equatable {
  private let input: tcflag_t
  private let output: tcflag_t
  private let local: tcflag_t

  init(of descriptor: Int32) {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    input = settings.c_iflag
    output = settings.c_oflag
    local = settings.c_lflag
  }
}
