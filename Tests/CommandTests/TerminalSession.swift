import Glibc

/// The program on a terminal of its own, with somebody who types and reads along.
final class TerminalSession {
  private let master: Int32
  private let process: pid_t
  /// Everything it has written.
  private var screen: [UInt8] = []
  /// Where the next ``wait(for:)`` begins to look.
  private var seen = 0
  /// How the terminal was set before the program began.
  let settingsBefore: TerminalSettings

  init(
    _ arguments: String..., home: String, environment: [String: String] = [:], columns: UInt16 = 200
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: Int32 = 0
    var locked: Int32 = 0
    guard master >= 0, ioctl(master, Self.unlock, &locked) == 0,
      ioctl(master, Self.getNumber, &number) == 0
    else { throw SystemFailure(code: errno) }
    let path = "/dev/pts/\(number)"
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    settingsBefore = TerminalSettings(of: master)
    // In a session of its own, the first terminal it opens is its controlling one.
    let settings = Command.environment(home: home, environment)
    process = try Command.startingAlone {
      try Command.spawn(arguments, environment: settings, newSession: true) { actions in
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
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
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

  func resize(columns: UInt16) {
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
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
  private func collect() -> Bool {
    var end = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&end, 1, 10) > 0 else { return true }
    let block = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      count = max(0, read(master, buffer.baseAddress, buffer.count))
    }
    screen += block
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
