import ClientHistory
import Replication
import Simulation
import Syntax
import Systems

extension Interpreter {
  mutating func operate(
    _ statement: Statement, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    guard let begun = try begin(statement) else { return .done }
    return runToAnswer(begun.operation, of: begun.client, interrupted)
  }

  /// The operation goes on while later statements run.
  mutating func start(_ inner: Statement) throws(Stop) {
    if let begun = try begin(inner) { lastSubject = .operation(begun.client) }
  }

  struct Begun {
    var client: ClientID
    var operation: OperationID
  }

  /// Sends an operation off. Nil where it only joined an open transaction.
  mutating func begin(_ statement: Statement) throws(Stop) -> Begun? {
    if case .write(let form) = statement.body { return try beginWrite(form, statement) }
    if case .read(let form) = statement.body { return try beginRead(form, statement) }
    if case .waitFor(let form) = statement.body { return try beginCount(form, statement) }
    if case .commit = statement.body { return try beginCommit(statement) }
    if case .begin = statement.body { try beginTransaction(statement) }
    if case .rollback = statement.body { try rollBack(statement) }
    return nil
  }

  // MARK: Clients

  /// Who makes the operation. While the unnamed client waits, the next unnamed operation is a new
  /// client's.
  mutating func maker(of statement: Statement) throws(Stop) -> ClientID {
    guard let word = statement.client else { return freeUnnamedClient() }
    let id = try client(word)
    if let busy = pendingOperation(of: id) {
      let line = history[busy].map { " (line \($0.line))" } ?? ""
      throw .refused(
        Refusal(
          "\(spoken(id)) still waits for its last operation\(line)",
          wayOut:
            "`await \(spoken(id))` waits for it, `cancel \(spoken(id))` ends it"))
    }
    return id
  }

  private mutating func freeUnnamedClient() -> ClientID {
    for index in clients.indices where names.clients[index].isEmpty {
      if pendingOperation(of: ClientID(index)) == nil { return ClientID(index) }
    }
    let id = names.addUnnamedClient()
    while clients.count <= id.index { clients.append(ClientState()) }
    return id
  }

  func pendingOperation(of client: ClientID) -> OperationID? {
    guard let last = clients[client.index].last, world.isPending(last) else { return nil }
    return last
  }

  // MARK: Writes

  private mutating func beginWrite(
    _ form: WriteStatement, _ statement: Statement
  ) throws(Stop) -> Begun? {
    let client = try maker(of: statement)
    var changes: [ClientHistory.Change] = []
    changes.reserveCapacity(form.changes.count)
    for change in form.changes { changes.append(try self.change(change)) }
    if clients[client.index].transaction != nil {
      clients[client.index].transaction? += changes
      return nil
    }
    return try beginWrite(changes, client, form.place, form.options)
  }

  private mutating func beginWrite(
    _ changes: [ClientHistory.Change], _ client: ClientID, _ place: Syntax.Place?,
    _ options: WriteOptions
  ) throws(Stop) -> Begun? {
    let size = options.size?.value ?? Int64(Entry.defaultSize)
    if size < 0 || size > Entry.maximumSize, let range = options.size?.range {
      throw .mistake(
        Mistake(range: range, message: "an entry has from 0 to \(Entry.maximumSize) bytes"))
    }
    let id = history.nextID
    let write = Write(
      operation: id, changes: changes, size: Int32(size),
      applyTime: options.apply?.microseconds ?? -1)
    return try submit(
      .write(write, clients[client.index].wishes), .write, changes, client, place,
      within: options.within ?? nil, expires: options.expires?.microseconds ?? 0,
      parameters: try understood(options.parameters, .write))
  }

  private mutating func change(_ form: Syntax.Change) throws(Stop) -> ClientHistory.Change {
    let key = names.addKey(text(of: form.key))
    switch form.action {
    case .put(let value): return ClientHistory.Change(key: key, action: .put(self.value(value)))
    case .add(let count): return ClientHistory.Change(key: key, action: .add(count.value))
    case .delete: return ClientHistory.Change(key: key, action: .delete)
    }
  }

  mutating func value(_ form: Syntax.Value) -> ClientHistory.Value {
    if let integer = form.integer, let value = ClientHistory.Value(integer: integer) {
      return value
    }
    let text = text(of: form.word)
    if form.word.hasVariables, !form.word.isQuoted, let integer = Int64(text),
      let value = ClientHistory.Value(integer: integer)
    {
      return value
    }
    return names.addText(text)
  }

  // MARK: Reads

  private mutating func beginRead(
    _ form: ReadStatement, _ statement: Statement
  ) throws(Stop) -> Begun? {
    let client = try maker(of: statement)
    let what: Request.What
    var changes: [ClientHistory.Change] = []
    switch form.what {
    case .keys(let words):
      let keys = words.map { names.addKey(text(of: $0)) }
      changes = keys.map { ClientHistory.Change(key: $0, action: .delete) }
      what = .read(
        keys, needs: form.afterOwnWrites ? clients[client.index].newestWrite : nil)
    case .log(let start):
      switch start {
      case .position(let count): what = .log(from: .position(count.value))
      case .earliest: what = .log(from: .earliest)
      case .latest: what = .log(from: .latest)
      }
    }
    return try submit(
      what, .read, changes, client, form.place, within: form.within, expires: 0,
      parameters: try understood(form.parameters, .read),
      showing: try form.showing.map { (word) throws(Stop) in try view(word) })
  }

  // MARK: Sending off

  mutating func submit(
    _ what: Request.What, _ kind: Operation.Kind, _ changes: [ClientHistory.Change],
    _ client: ClientID, _ place: Syntax.Place?, within: Syntax.Duration?,
    expires: ClientHistory.Microseconds, parameters: [ParameterSetting],
    showing: ReadView? = nil
  ) throws(Stop) -> Begun? {
    guard !history.isFull else {
      throw .refused(
        Refusal(
          "a history holds at most \(History.capacity) operations",
          wayOut: "a `scenario` begins another"))
    }
    let wishes = kind == .read ? readWishes(of: client, parameters, showing) : ReadWishes()
    let target = try target(place, of: client, kind, wishes)
    let id = history.nextID
    eventNumber += 1
    let placeholder = ClientHistory.Change(key: KeyID(0), action: .delete)
    history.begin(
      Operation(
        id: id, client: client, kind: kind, node: target,
        change: changes.first ?? placeholder,
        changeCount: Int32(truncatingIfNeeded: changes.count), line: record.line,
        invokedAt: clock, invokedEvent: eventNumber),
      changes: changes)
    recording.beganOperation()
    clients[client.index].last = id
    clients[client.index].completion = nil
    clients[client.index].findings = Findings()
    lastSubject = .operation(client)
    awaited = id
    guard let target else {
      complete(id, .refused, reason: .noLeader)
      return Begun(client: client, operation: id)
    }
    var request = Request(operation: id, client: client, node: target, what: what)
    if !parameters.isEmpty || !clients[client.index].parameters.isEmpty {
      request.what = asked(what, of: client, at: target, parameters)
    }
    request.expires = expires
    if kind == .read {
      request.view = wishes.view
      request.isForLeader = isForLeader(place, at: target, wishes)
    }
    world.submit(
      request,
      patience: within?.microseconds ?? (kind == .read ? limit(of: wishes) : nil))
    drain()
    return Begun(client: client, operation: id)
  }

  // MARK: Transactions

  mutating func beginTransaction(_ statement: Statement) throws(Stop) {
    let client = try maker(of: statement)
    guard clients[client.index].transaction == nil else {
      throw .refused(
        Refusal("a transaction is open already", wayOut: "`commit` or `rollback` ends it"))
    }
    clients[client.index].transaction = []
  }

  mutating func commit(
    _ statement: Statement, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    guard let begun = try beginCommit(statement) else { return .done }
    return runToAnswer(begun.operation, of: begun.client, interrupted)
  }

  /// Sends off what a transaction holds; nil where that is nothing.
  private mutating func beginCommit(_ statement: Statement) throws(Stop) -> Begun? {
    let client = try maker(of: statement)
    let changes = try takeTransaction(of: client)
    return changes.isEmpty ? nil : try beginWrite(changes, client, nil, WriteOptions())
  }

  mutating func rollBack(_ statement: Statement) throws(Stop) {
    let client = try maker(of: statement)
    _ = try takeTransaction(of: client)
  }

  private mutating func takeTransaction(
    of client: ClientID
  ) throws(Stop) -> [ClientHistory.Change] {
    guard let changes = clients[client.index].transaction else {
      throw .refused(Refusal("no transaction is open", wayOut: "`begin` opens one"))
    }
    clients[client.index].transaction = nil
    return changes
  }

  // MARK: Waiting for answers

  mutating func awaitAnswer(
    _ word: Word, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    let id = try knownClient(word)
    guard let last = clients[id.index].last else {
      throw .refused(
        Refusal(
          "\(spoken(id)) has begun nothing",
          wayOut: "`start \(spoken(id)): write x = 1` begins something"))
    }
    lastSubject = .operation(id)
    guard world.isPending(last) else { return .done }
    awaited = last
    return runToAnswer(last, of: id, interrupted)
  }

  /// Lets time pass until an operation has its answer, nothing can help it any more, or the
  /// client's patience with the statement is over.
  mutating func runToAnswer(
    _ operation: OperationID, of client: ClientID, _ interrupted: () -> Bool
  ) -> Ending {
    guard world.isPending(operation) else { return .done }
    let limit = clock + (clients[client.index].patience ?? patience)
    var turns = 0
    while true {
      turns += 1
      if turns & 255 == 0, interrupted() { return .interrupted }
      switch world.proceed(upTo: limit, onlyHelpful: true) {
      case .performed:
        guard !world.occurrences.isEmpty else { continue }
        drain()
        if !world.isPending(operation) { return .done }
      case .scheduled(let number):
        performScheduled(number)
        if !world.isPending(operation) { return .done }
      case .nothing:
        report(.blocked(wait(of: operation)))
        return .done
      case .beyond(let due):
        world.passTime(to: limit)
        report(.pending(wait(of: operation), due: due))
        return .done
      }
    }
  }

  /// The client turns away from its operation.
  mutating func end(of client: ClientID, reason: Reason) throws(Stop) {
    guard let operation = pendingOperation(of: client) else {
      throw .refused(
        Refusal(
          "\(spoken(client)) waits for nothing", wayOut: "`history` shows what is pending"))
    }
    pendingEndReason = reason
    let isHeard = world.cancel(operation, disconnecting: isDisconnection(reason))
    drain()
    pendingEndReason = nil
    guard isHeard else {
      let node = world.request(operation).map { spoken($0.node) } ?? ""
      throw .refused(
        Refusal(
          "\(node) takes no notice while the write waits for its acknowledgement",
          wayOut: "`await \(spoken(client))` waits with it"))
    }
  }

  private func isDisconnection(_ reason: Reason) -> Bool {
    if case .disconnected = reason { return true }
    return false
  }
}
