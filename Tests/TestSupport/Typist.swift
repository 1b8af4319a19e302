/// Someone who types at random: statements of every kind, with names of every kind.
///
/// The same seed types the same.
public struct Typist {
  private var numbers: SeededNumbers
  /// As the language writes them.
  public private(set) var nodes: [String] = []
  private let keys: [String]
  private let values: [String]
  private let clients: [String]
  private var added = 0

  /// Names that something might take for something else: a sign, a prompt, an escape, nothing.
  public static let oddNames = [
    #""two words""#, #""x > y""#, #""\$p""#, "pending", #""-3""#, "2ms", "日本", "e\u{301}",
    #""\u{301}q""#, #""tab\there""#, #""\u{1b}[31m""#, #""q\"q""#, #""```""#, #""a|b""#, #"">""#,
    #""> z""#, #""… z""#, #"". z""#, #""...""#, #""<n=*>""#, #""\\""#, ##""#""##, #""\u{202e}r""#,
    #""a,b""#, #""\"\u{301}""#, #"" s ""#, #""2ms a> x""#, #""nl\nnl""#, "write", #""{""#,
    #""\u{200d}""#, "🎈", #""a;b""#,
  ]

  /// - Parameter odd: whether names are of every kind, and not only plain.
  public init(seed: UInt64, odd: Bool) {
    var numbers = SeededNumbers(seed: seed)
    var names = odd ? Typist.oddNames.shuffled(using: &numbers) : []
    func some(_ plain: [String]) -> [String] {
      plain.map { !names.isEmpty && Bool.random(using: &numbers) ? names.removeLast() : $0 }
    }
    nodes = some(["a", "b", "c", "d"])
    keys = some(["x", "y", "z"])
    clients = some(["alice", "bob"])
    values = some(["1", "7", "0", "hello", "-9"])
    self.numbers = numbers
  }

  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &numbers) }

  public mutating func one(_ choices: [String]) -> String { choices[below(choices.count)] }

  public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  private mutating func node() -> String { one(nodes) }

  private mutating func key() -> String { one(keys) }

  private mutating func client() -> String { one(clients) }

  // MARK: Statements

  /// The cluster to begin with.
  public mutating func beginning() -> [String] {
    var lines = ["node \(nodes[0]) leader"]
    for name in nodes.dropFirst() {
      var line = "node \(name) follower"
      if chance(50) { line += " sync" }
      if chance(30) { line += " latency \(one(["0us", "3ms", "40ms"]))" }
      if chance(15) { line += " jitter \(one(["uniform", "exponential", "normal"])) 5ms" }
      if chance(10) { line += " apply 20ms" }
      lines.append(line)
    }
    if chance(15) { lines.append("node w1, w2, w3 watcher") }
    if chance(30) { lines.append("set failover \(one(Typist.failovers))") }
    if chance(20) { lines.append("set timeout 20ms then \(one(["async", "fail"]))") }
    return lines
  }

  private static let failovers = ["automatic after 1s", "watchers after 1s", "manual"]

  /// A statement, which may have several lines; most of them can be run.
  public mutating func statement() -> String {
    switch below(100) {
    case 0..<34: operation()
    case 34..<46: time()
    case 46..<60: nodeFault()
    case 60..<70: linkFault()
    case 70..<78: setting()
    case 78..<84: look()
    case 84..<90: check()
    case 90..<97: block()
    default: mistake()
    }
  }

  private mutating func operation() -> String {
    let who = chance(40) ? client() + ": " : ""
    let place = chance(60) ? "" : " at \(node())"
    switch below(14) {
    case 0..<4: return "\(who)write \(key()) = \(one(values))\(place)"
    case 4: return "write \(keys[0]) = \(one(values)), \(keys[1]) = 2\(place) within 20ms"
    case 5: return "\(who)write \(key()) = 1 size 1kb expires 30ms"
    case 6: return "\(who)add n \(below(5))"
    case 7: return "\(who)delete \(key())"
    case 8..<10: return "\(who)read \(key())\(place)"
    case 10: return "\(client()): read \(key()) at \(node()) after own writes within 30ms"
    case 11: return "start \(client()): write \(key()) = \(one(values))\(place)"
    case 12: return one(["await", "cancel", "disconnect"]) + " \(client())"
    default: return "\(client()): \(one(["begin", "commit", "rollback"]))"
    }
  }

  private mutating func time() -> String {
    switch below(9) {
    case 0..<2: "step"
    case 2..<5: "wait \(one(["1ms", "7ms", "60ms", "2s"]))"
    case 5: "settle"
    case 6: "step \(2 + below(5))"
    case 7: "at \(below(3000))ms \(nodeFault())"
    default: "wait until \(node()) has \(key()) = \(one(values)) within 1s"
    }
  }

  private mutating func nodeFault() -> String {
    let name = node()
    switch below(14) {
    case 0..<2: return "crash \(name)\(one(["", " hard"]))"
    case 2..<5: return "restart \(name)"
    case 5: return "freeze \(name)"
    case 6: return "thaw \(name)"
    case 7..<10: return "promote \(name)"
    case 10: return "rejoin \(name)"
    case 11: return "wipe \(name)"
    case 12: return "elect"
    default: return "\(one(["pause", "resume", "demote", "stop"])) \(name)"
    }
  }

  private mutating func linkFault() -> String {
    let ends = "\(node()) \(one(["->", "<->"])) \(node())"
    switch below(8) {
    case 0: return "partition \(node()) | rest"
    case 1: return "partition \(node()), \(client()) | rest"
    case 2..<5: return "heal"
    case 5: return "cut \(ends)"
    case 6: return "hold \(ends)"
    default: return "release \(ends)"
    }
  }

  private mutating func setting() -> String {
    switch below(6) {
    case 0: "set \(node()) \(one(["sync", "async", "hidden", "open"]))"
    case 1: "\(client()): set acknowledgement leader"
    case 2: "link \(node()) <-> \(node()) latency 5ms jitter 2ms loss 5%"
    case 3:
      if chance(50) { "region eu \(node()), \(node())" } else { "client \(client()) in eu" }
    case 4: addition()
    default: "set \(one(Typist.settings))"
    }
  }

  private mutating func addition() -> String {
    added += 1
    nodes.append("n\(added)")
    return "node n\(added) follower"
  }

  private static let settings = [
    "acknowledgement none", "acknowledgement leader", "acknowledgement all flushed",
    "acknowledgement majority", "acknowledgement any 1 of (followers) applied",
    "visible acknowledged", "visible appended", "durable every 10ms", "fencing off",
    "diverged rewind", "diverged aside", "retain 2", "words primary-standby", "timeout never",
    "failover automatic after 1s", "transfer pull every 10ms", "winner newest",
  ]

  private mutating func look() -> String {
    switch below(4) {
    case 0: "why"
    case 1: "why \(one([key(), node(), client(), "write 1", "operation 2"]))"
    case 2: "\(one(["log", "data", "aside"])) \(node())"
    default:
      one(["state", "lag", "history", "messages", "summary", "timeline", "candidates", "settings"])
    }
  }

  private mutating func check() -> String {
    switch below(7) {
    case 0: "expect leader \(node())"
    case 1: "expect lost nothing"
    case 2: "expect read \(key()) at \(node()) = \(one(values))"
    case 3: "expect acknowledged"
    case 4: "expect no stale"
    case 5: "expect \(node()) behind \(node()) by \(below(3))"
    default: "expect \(one(["acknowledged", "pending", "blocked", "value 1"])) for \(client())"
    }
  }

  private mutating func block() -> String {
    switch below(5) {
    case 0: return "repeat \(below(4)) as i {\nwrite k$i = $i\n\(operation())\n}"
    case 1: return "repeat 2 { \(operation()); \(one(["step", "wait 3ms", "settle"])) }"
    case 2:
      let lines = beginning() + [operation(), look(), check()]
      return "scenario \(one([key(), "s", node()])) {\n" + lines.joined(separator: "\n") + "\n}"
    case 3: return "include \"common.repl\""
    default: return operation() + "; " + nodeFault() + "; " + operation()
    }
  }

  /// What is refused as wrong, or nearly so.
  public mutating func mistake() -> String {
    switch below(9) {
    case 0: "crash nobody"
    case 1: "wrte x"
    case 2: "write \(key()) = "
    case 3: "node \(node()) leader leader"
    case 4: "wait 99999999999999999999s"
    case 5: "repeat 2 { crash nobody }"
    case 6: "read \(key()) at \(one(Typist.oddNames))"
    case 7: "\(one(Typist.oddNames)): read \(key())"
    default: "write \(one(Typist.oddNames)) = \(one(Typist.oddNames)) at \(one(Typist.oddNames))"
    }
  }

  // MARK: Commands

  /// A command of the prompt that moves in time or asks about it.
  public mutating func travel() -> String {
    switch below(12) {
    case 0..<3: ".undo \(1 + below(9))"
    case 3..<6: ".redo \(1 + below(9))"
    case 6: ".goto \(below(40))"
    case 7: ".goto \(below(3000))ms"
    case 8: ".fork f\(below(5))"
    case 9: ".switch \(one(["main", "f0", "f1", "f2", "f3", "f4"]))"
    case 10: ".diff\(one(["", " 3", " main", " f1"]))"
    default: ".branches"
    }
  }

  /// A command with whatever behind it.
  public mutating func oddCommand() -> String {
    let name = one([
      "help", "undo", "redo", "goto", "fork", "switch", "branches", "diff", "read", "save", "mode",
      "output", "log", "timer", "pager", "show", "", "undoo", "\u{1b}[2J",
    ])
    let word = one(
      Typist.oddNames + [
        "0", "-1", "99999999999999999999", "9223372036854775807", "9223372036854775807us",
        "-9223372036854775808", "+3", "1e9", "on", "off", "json", "csv", "markdown", "text", "x",
        "a\u{200d}", "a\u{301}\u{301}", "f\u{e0041}", "\u{1b}[31mred", "one two", "test", "test x",
        "common.repl", "2s", "\u{7}",
      ])
    return ".\(name)\(chance(70) ? " " + word : "")\(chance(15) ? " " + word : "")"
  }

  /// A text that need not mean anything.
  public mutating func noise() -> String {
    switch below(4) {
    case 0:
      let text = statement()
      return String(text.prefix(below(text.count + 1)))
    case 1:
      return String(
        decoding: (0..<below(30)).map { _ in UInt8.random(in: 0...255, using: &numbers) },
        as: UTF8.self)
    case 2:
      let words = (0..<below(8)).map { _ in
        one(Typist.oddNames + Typist.fragments + [statement()])
      }
      return words.joined(separator: one([" ", "", ";", "\n", "\r\n"]))
    default:
      return one(["> ", "… ", "2ms a> ", "[f1] 0us> "]) + statement()
    }
  }

  private static let fragments = [
    "{", "}", "\"", "(", ")", "\\", "$", "${i}", "#", ";", "=", "->", ",", ":",
    "99999999999999999999",
    "9223372036854775807us", "at", "repeat 10000000", "expect", "wait until", "1000000kb", "\u{0}",
    "-0", "0x", "1e99s", "5%", "500%", "start", "as i", "within",
  ]
}
