import Glibc
import Synchronization

/// The built program, and how to start it.
enum Command {
  /// It lies beside the bundle of these tests.
  static let path: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let bundle = String(
      decoding: buffer[..<max(0, count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return bundle.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/understudy"
  }()

  /// How long anything may take before a test fails: a slow machine must not look like an error.
  static let patience = 30

  /// An environment without the habits of the user who runs the tests.
  static func environment(home: String, _ changes: [String: String] = [:]) -> [String] {
    let fixed = [
      "HOME": home, "EDITRC": "/dev/null", "LANG": "C.UTF-8", "TERM": "dumb",
      "PATH": "/usr/bin:/bin",
    ]
    return fixed.merging(changes) { $1 }.map { "\($0)=\($1)" }
  }

  /// Starts the program with its streams connected by `actions`.
  ///
  /// - Parameter limits: what a shell does before the program takes its place, such as `ulimit`.
  static func spawn(
    _ arguments: [String], environment: [String], limits: String? = nil, newSession: Bool = false,
    actions: (inout posix_spawn_file_actions_t) -> Void
  ) throws -> pid_t {
    var fileActions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&fileActions)
    defer { posix_spawn_file_actions_destroy(&fileActions) }
    actions(&fileActions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What ignores or holds back signals in this process must not reach the other one.
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags | (newSession ? 0x80 : 0)))

    let shell = limits.map { ["/bin/sh", "-c", $0 + "; exec \"$0\" \"$@\""] } ?? []
    let words = (shell + [path] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup($0) } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(
      &process, shell.first ?? path, &fileActions, &attributes, words, settings)
    guard code == 0 else { throw SystemFailure(code: code) }
    return process
  }

  /// Holds back other starts while pipes are made and given to a new process.
  static func startingAlone<Started: Sendable>(_ body: () throws -> Started) rethrows -> Started {
    try lock.withLock { _ in try body() }
  }

  private static let lock = Mutex(())

  /// How a process ended, in the words of a shell: 128 and more for a signal.
  static func wait(for process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    for _ in 0..<patience * 200 {
      switch waitpid(process, &status, WNOHANG) {
      case process: return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
      case 0: usleep(5000)
      default: throw SystemFailure(code: errno)
      }
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    throw TimeOut()
  }
}

struct SystemFailure: Error {
  let code: Int32
}

struct TimeOut: Error {}
