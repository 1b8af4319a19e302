import Glibc

/// Keys on a terminal of their own: the time from a key to the last byte that it draws, with a
/// history of 10,000 statements and 200 nodes, and the time of a large paste.
enum Keys {
  /// - Parameter program: the path of the program.
  static func run(program: String) -> [String] {
    guard let desk = Desk(program: program) else { return ["cannot start \(program)"] }
    desk.waitForSilence()
    desk.type("node n0 leader; repeat 199 as i { node n$i follower }\r")
    desk.waitForSilence()

    var times: [Int64] = []
    for _ in 0..<20 {
      for key in "write balance = 100 at n1" { times.append(desk.time(of: String(key))) }
      desk.type("\u{15}")
      desk.waitForSilence()
    }
    var lines = ["a key, typing a statement \(summary(times))"]
    for (name, key) in [("Tab, with a list", "\t"), ("Up, with text typed", "\u{1B}[A")] {
      var times: [Int64] = []
      for _ in 0..<40 {
        desk.type("crash n")
        desk.waitForSilence()
        times.append(desk.time(of: key))
        desk.type("\u{5}\u{15}")
        desk.waitForSilence()
      }
      lines.append("\(name) \(summary(times))")
    }
    desk.type("\u{12}")
    desk.waitForSilence()
    lines.append("Ctrl-R, for the oldest entry \(summary("= 0".map { desk.time(of: String($0)) }))")
    desk.type("\u{7}")
    desk.waitForSilence()
    let text = (0..<2000).map { "write k\($0 % 100) = \($0)" }.joined(separator: "\r")
    let start = ContinuousClock.now
    desk.type("\u{1B}[200~" + text + "\u{1B}[201~")
    desk.wait(for: "1999")
    lines.append("a paste of 2,000 lines \(microseconds(start) / 1000) ms")
    lines.append("a key in that text \(summary((0..<20).map { _ in desk.time(of: "x") }))")
    return lines
  }

  private static func summary(_ times: [Int64]) -> String {
    let sorted = times.sorted()
    return "median \(sorted[sorted.count / 2]) us, p99 \(sorted[sorted.count * 99 / 100]) us"
  }

  fileprivate static func microseconds(_ start: ContinuousClock.Instant) -> Int64 {
    let parts = (ContinuousClock.now - start).components
    return parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
  }
}

/// The program on a terminal.
private final class Desk {
  private let master: Int32
  private var seen: [UInt8] = []
  private var home = ""

  /// Nothing that comes later than this belongs to a key any more.
  private static let silence: Int32 = 20
  /// A key that draws nothing in this time draws nothing at all.
  private static let longest: Int32 = 500

  init?(program: String) {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: Int32 = 0
    var locked: Int32 = 0
    guard master >= 0, ioctl(master, UInt(0x4004_5431), &locked) == 0,
      ioctl(master, UInt(0x8004_5430), &number) == 0
    else { return nil }
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    guard let home = Self.home() else { return nil }
    self.home = home
    guard start(program, "/dev/pts/\(number)", home) else { return nil }
    wait(for: "> ")
  }

  deinit {
    close(master)
    unlink(home + "/history")
    rmdir(home)
  }

  /// A home with a long history.
  private static func home() -> String? {
    var template = Array("/tmp/understudy-keys-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template).map({ String(cString: $0) }),
      let file = fopen(path + "/history", "w")
    else { return nil }
    fputs("# understudy history 1\n", file)
    for index in 0..<10_000 { fputs("write key\(index % 997) = \(index)\n", file) }
    fclose(file)
    return path
  }

  private func start(_ program: String, _ terminal: String, _ home: String) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own, so that the terminal becomes its controlling one.
    posix_spawnattr_setflags(&attributes, 0x80)
    let settings = [
      "HOME=\(home)", "UNDERSTUDY_HISTORY=\(home)/history", "TERM=xterm-256color",
      "LANG=C.UTF-8", "EDITRC=/dev/null", "PAGER=",
    ]
    let environment = settings.map { strdup($0) } + [nil]
    let words = [strdup(program), nil]
    var process: pid_t = 0
    return posix_spawn(&process, program, &actions, &attributes, words, environment) == 0
  }

  func type(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      _ = collect(milliseconds: 0)
    }
  }

  /// The microseconds from a key to the last byte that comes for it.
  func time(of key: String) -> Int64 {
    let start = ContinuousClock.now
    var last: Int64 = 0
    type(key)
    var patience = Self.longest
    while collect(milliseconds: patience) {
      last = Keys.microseconds(start)
      patience = Self.silence
    }
    return last
  }

  func waitForSilence() { while collect(milliseconds: 50) {} }

  func wait(for text: String) {
    let wanted = Array(text.utf8)
    for _ in 0..<3000 {
      _ = collect(milliseconds: 10)
      if seen.count >= wanted.count, seen.firstRange(of: wanted) != nil { return }
    }
  }

  private func collect(milliseconds: Int32) -> Bool {
    var end = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&end, 1, milliseconds) > 0 else { return false }
    var block = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &block, block.count)
    guard count > 0 else { return false }
    seen = Array((seen + block.prefix(count)).suffix(4096))
    return true
  }
}
