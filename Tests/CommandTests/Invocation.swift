import Glibc

/// One run of the program with its streams connected to pipes, seen from outside.
struct Invocation {
  /// What a run left behind.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  var arguments: [String]
  var input = ""
  var environment: [String: String] = [:]
  /// Where standard output goes, in place of a pipe.
  var outputPath: String?
  /// Whether the reader of standard output is gone from the beginning.
  var outputIsClosed = false
  /// What a shell does first, such as `ulimit`.
  var limits: String?
  var home = "/nonexistent"

  init(_ arguments: String...) { self.arguments = arguments }

  func run() throws -> Result {
    let running = try Running(self)
    running.write(input)
    running.closeInput()
    return try running.finish()
  }
}

/// A run that goes on.
final class Running {
  private let process: pid_t
  private var inputEnd: Int32
  private var outputEnd: Int32
  private var errorEnd: Int32
  private var output: [UInt8] = []
  private var errors: [UInt8] = []

  init(_ invocation: Invocation) throws {
    // A process that starts between the making of a pipe and its mark would inherit an end of it.
    (process, inputEnd, outputEnd, errorEnd) = try Command.startingAlone {
      try Self.start(invocation)
    }
  }

  private static func start(
    _ invocation: Invocation
  ) throws -> (process: pid_t, input: Int32, output: Int32, errors: Int32) {
    let input = try pipe()
    let output = try pipe()
    let errors = try pipe()
    let path = invocation.outputPath
    if invocation.outputIsClosed { close(output.reading) }
    let process = try Command.spawn(
      invocation.arguments,
      environment: Command.environment(home: invocation.home, invocation.environment),
      limits: invocation.limits
    ) { actions in
      posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
      if let path {
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, path, O_WRONLY, 0)
      } else {
        posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
      }
      posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    }
    for end in [input.reading, output.writing, errors.writing] { close(end) }
    let outputEnd = invocation.outputIsClosed ? -1 : output.reading
    return (process, input.writing, outputEnd, errors.reading)
  }

  deinit {
    for end in [inputEnd, outputEnd, errorEnd] where end >= 0 { close(end) }
  }

  /// Writes to its standard input. What it does not want to read any more is lost, as in a shell.
  func write(_ text: String) {
    signal(SIGPIPE, SIG_IGN)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      // Its output must be taken meanwhile, or both sides wait for ever.
      collect(milliseconds: 0)
      let count = rest.withUnsafeBytes {
        Glibc.write(inputEnd, $0.baseAddress, min($0.count, 4096))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func closeInput() {
    close(inputEnd)
    inputEnd = -1
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// Waits until it has written `text` to standard output.
  func wait(for text: String) throws {
    for _ in 0..<Command.patience * 100 {
      if String(decoding: output, as: UTF8.self).contains(text) { return }
      collect(milliseconds: 10)
    }
    kill(process, SIGKILL)
    throw TimeOut()
  }

  /// Waits until it ends by itself.
  func finish() throws -> Invocation.Result {
    var turns = Command.patience * 100
    while collect(milliseconds: 10), turns > 0 { turns -= 1 }
    let status = try Command.wait(for: process)
    return Invocation.Result(
      status: status, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// Takes what it has written. False when there will be no more.
  @discardableResult
  private func collect(milliseconds: Int32) -> Bool {
    var ends = [outputEnd, errorEnd].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if poll(&ends, 2, milliseconds) > 0 {
      if ends[0].revents != 0 { Self.take(&outputEnd, into: &output) }
      if ends[1].revents != 0 { Self.take(&errorEnd, into: &errors) }
    }
    return outputEnd >= 0 || errorEnd >= 0
  }

  /// Reads what is there, and closes the end when there will be no more.
  private static func take(_ end: inout Int32, into bytes: inout [UInt8]) {
    let block = read(end)
    bytes += block
    guard block.isEmpty else { return }
    close(end)
    end = -1
  }

  private static func read(_ descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
  }

  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw SystemFailure(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}
