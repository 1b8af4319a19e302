import Syntax

extension Statement {
  /// The paths that the statement includes, also from inside its blocks.
  var includedPaths: [Word] {
    switch body {
    case .include(let path): [path]
    case .repeat(let statement): statement.body.flatMap(\.includedPaths)
    case .scenario(_, let body): body.flatMap(\.includedPaths)
    case .compare(let statement): statement.body.flatMap(\.includedPaths)
    case .start(let statement), .at(_, let statement): statement.includedPaths
    case .node, .client, .region, .link, .remove, .use, .set, .write, .read, .begin, .commit,
      .rollback,
      .await, .cancel, .crash, .stop, .wipe, .restart, .freeze, .thaw, .pause, .resume, .partition,
      .cut, .heal, .hold, .release, .disconnect, .slow, .checkpoint, .promote, .demote, .rejoin,
      .elect, .stepdown, .wait, .waitUntil, .waitFor, .settle, .step, .look, .expect:
      []
    }
  }
}
