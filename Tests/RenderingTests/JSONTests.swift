import ClientHistory
import Interpreter
import Rendering
import Testing

@Suite struct JSONTests {
  @Test func completedWrite() {
    var completion = Cast.completion(client: Cast.alice)
    completion.acknowledgedBy = [Cast.a, Cast.b]
    completion.token = Token(epoch: 1, position: 3)
    #expect(
      json(.completed(completion)) == #"""
        {"type":"completed","operation":1,"client":"alice","kind":"write","node":"a",\#
        "outcome":"acknowledged","latency":2000,"acknowledgedBy":["a","b"],"epoch":1,\#
        "position":3,"fellBack":false,"late":false}

        """#)
  }

  @Test func completedRead() {
    var completion = Cast.completion(kind: .read)
    completion.answers = [
      Answer(key: Cast.x, value: Value(integer: -1), version: OperationID(1)),
      Answer(key: Cast.x, value: Value(shortText: "1"), version: OperationID(2)),
      Answer(key: Cast.balance, value: nil, version: .none),
    ]
    #expect(
      json(.completed(completion)) == #"""
        {"type":"completed","operation":1,"client":"","kind":"read","node":"a",\#
        "outcome":"acknowledged","latency":2000,"answers":[\#
        {"key":"x","value":-1,"version":1},{"key":"x","value":"1","version":2},\#
        {"key":"balance","version":0}],"late":false}

        """#)
  }

  @Test func reasonsAndWrites() {
    var completion = Cast.completion(.failed, reason: .timedOut(after: 5, missing: [Cast.b]))
    completion.write = Cast.write([
      Cast.put(Cast.x, 1), Change(key: Cast.x, action: .add(2)),
      Change(key: Cast.x, action: .delete),
    ])
    let text = json(.completed(completion))
    #expect(text.contains(#""reason":{"kind":"timed-out","after":5,"missing":["b"]},"#))
    #expect(
      text.contains(
        #""write":{"operation":1,"client":"","changes":[{"key":"x","action":"put","value":1},"#
          + #"{"key":"x","action":"add","amount":2},{"key":"x","action":"delete"}],"epoch":1,"#
          + #""position":1,"line":4,"acknowledgedAt":2000}}"#))
  }

  @Test func losses() {
    #expect(
      json(
        .lost([
          LostWrite(
            write: Cast.write([]), missingOn: Cast.c, holders: [Cast.b], why: .wiped(Cast.a))
        ])) == #"""
          {"type":"lost","writes":[{"operation":1,"client":"","changes":[],"epoch":1,"position":1,\#
          "line":4,"acknowledgedAt":2000,"missingOn":"c","holders":["b"],"down":[],"why":"wiped","by":"a"}]}

          """#)
  }

  @Test func tables() {
    let table = Table(
      name: "t", columns: [.init("a"), .init("b", numeric: true)],
      rows: [[.text("x\"y"), .count(1)], [.empty, .duration(1500)], []], notes: ["n"])
    #expect(
      json(.view(table)) == #"""
        {"type":"view","name":"t","columns":["a","b"],"rows":[["x\"y",1],[null,1500],[]],\#
        "notes":["n"]}

        """#)
  }

  @Test func stringsAreEscaped() {
    #expect(
      json(.stepped(Step(what: "\"\\\n\r\t\u{0}\u{1f}\u{7f}é🙂")))
        == #"{"type":"stepped","what":"\"\\\n\r\t\u0000\u001f\u007fé🙂"}"# + "\n")
  }

  @Test func whatATerminalWouldActOnIsEscaped() {
    #expect(
      json(.stepped(Step(what: "a\u{9b}31m\u{202e}\u{200d}\u{e0041}")))
        == #"{"type":"stepped","what":"a\u009b31m\u202e\u200d\udb40\udc41"}"# + "\n")
  }

  @Test func statementsAndTheEnd() {
    var bytes: [UInt8] = []
    let renderer = JSONRenderer()
    renderer.begin(seed: .max, into: &bytes)
    renderer.statement(file: "a.repl", line: 4, text: "write x = 1", clock: 2000, into: &bytes)
    renderer.end(status: 1, into: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == #"""
        {"schema":"understudy/1","seed":18446744073709551615}
        {"type":"statement","file":"a.repl","line":4,"text":"write x = 1","clock":2000}
        {"type":"end","status":1}

        """#)
  }
}
