import Glibc

/// Another program that takes the terminal for a while, started by the shell.
///
/// It runs in the process group of this one, so that Ctrl-Z stops both, as one job of the user's
/// shell. The keys that end programs are meant for it alone: meanwhile this one ignores them.
public struct ShellCommand {
  private let text: String
  private let arguments: [String]
  private let changes: [(name: String, value: String)]

  /// - Parameters:
  ///   - text: what the shell runs.
  ///   - arguments: what it finds as `$1` and so on.
  ///   - defaults: variables of the environment that are set unless the user has.
  public init(
    _ text: String, arguments: [String] = [], defaults: [(name: String, value: String)] = []
  ) {
    self.text = text
    self.arguments = arguments
    changes = defaults.filter { environment($0.name) == nil }
  }

  /// Runs it to its end. Returns its exit code, as the shell gives it; nil where it could not be
  /// started.
  ///
  /// - Parameter input: what it reads; without it, it reads the terminal.
  public func run(input: [UInt8]? = nil) -> Int32? {
    let former = [SIGINT, SIGQUIT].map { ($0, Self.ignore($0)) }
    defer {
      for (signal, action) in former {
        var action = action
        sigaction(signal, &action, nil)
      }
    }
    var ends: [Int32] = [-1, -1]
    if input != nil {
      guard pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    let process = start(reading: ends[0])
    if ends[0] >= 0 { close(ends[0]) }
    if let input {
      // A pager that is left early reads no more.
      if process != nil { _ = RawOutput.write(input, to: ends[1]) }
      close(ends[1])
    }
    guard let process else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  private func start(reading end: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if end >= 0 { posix_spawn_file_actions_adddup2(&actions, end, STDIN_FILENO) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var settings: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let variable = next.pointee {
      settings.append(strdup(variable))
      next += 1
    }
    settings += changes.map { strdup("\($0.name)=\($0.value)") } + [nil]
    let words = (["/bin/sh", "-c", text, "sh"] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, settings)
    return code == 0 ? process : nil
  }

  private static func ignore(_ signal: Int32) -> sigaction {
    var action = sigaction()
    var former = sigaction()
    action.__sigaction_handler.sa_handler = SIG_IGN
    sigaction(signal, &action, &former)
    return former
  }
}
