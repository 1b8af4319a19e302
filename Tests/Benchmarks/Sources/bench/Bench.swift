/// What the engine costs, measured inside one process. `run` beside this package builds it and sets
/// it against other programs.
///
///     bench w1 WRITES GAP LATENCY   one leader, two followers, crash and partition checks, a hash
///     bench copy                    a copy of a world, and its fingerprint, in nanoseconds
///     bench keys PROGRAM            keys at the prompt of the program, and a large paste
///     bench prompt                  one statement after short and long histories
///     bench travel                  a session of 100,000 typed statements, and going about in it
@main
struct Bench {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    switch words.first {
    case "w1":
      let numbers = words.dropFirst().compactMap { Int64($0) }
      guard numbers.count == 3 else { return usage() }
      print(Events.run(writes: numbers[0], gap: numbers[1], latency: numbers[2]))
    case "copy":
      for line in Copies.run() { print(line) }
    case "keys":
      guard words.count == 2, let program = words.last else { return usage() }
      for line in Keys.run(program: program) { print(line) }
    case "prompt":
      for line in Statements.run() { print(line) }
    case "travel":
      for line in Travels.run() { print(line) }
    default:
      usage()
    }
  }

  static func usage() {
    print("usage: bench w1 WRITES GAP LATENCY | bench copy | bench keys PROGRAM")
    print("     | bench prompt | bench travel")
  }
}

/// The time of one of many turns, in nanoseconds: the median of some rounds.
func nanoseconds(turns: Int, _ body: () -> Void) -> Int64 {
  var rounds: [Int64] = []
  for _ in 0..<9 {
    let time = ContinuousClock().measure { for _ in 0..<turns { body() } }
    let parts = time.components
    rounds.append(
      (parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000) / Int64(turns))
  }
  return rounds.sorted()[rounds.count / 2]
}

/// Keeps the optimiser from dropping what is measured.
@inline(never)
func use<Value>(_ value: Value) -> Value { value }
