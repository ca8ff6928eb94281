'use strict'

const Verifier = require('hypercore/lib/verifier')
const { MerkleTree } = require('hypercore/lib/merkle-tree')

// A proof must stand on its own: whatever it would have to look up locally counts as missing.
const NOTHING_STORED = {
  read: () => ({ getTreeNode: async () => null, hasTreeNode: async () => false, tryFlush () {} })
}

/**
 * Proves chunks of one feed from the answer alone: chunk, path to the roots, and the signature of the feed's author.
 * Nothing of an answer is kept but the feed's manifest, so every chunk is verified as by a core that was born just now.
 */
class ChunkVerifier {
  constructor (key) {
    this._key = key
    this._verifier = null
  }

  get hasManifest () {
    return this._verifier !== null
  }

  /** Throws when the answer does not prove that `index` of this feed is this chunk. */
  async verify (index, data) {
    if (data.block === null || data.upgrade === null) throw new Error('the answer holds no provable chunk')
    if (data.block.index !== index) throw new Error(`asked for chunk ${index}, got ${data.block.index}`)
    const verifier = this._verifier ?? this._verifierFor(data.manifest)
    const newborn = {
      fork: data.fork,
      roots: [],
      length: 0,
      byteLength: 0,
      signature: null,
      prologue: verifier.prologue,
      storage: NOTHING_STORED
    }
    const tree = await MerkleTree.verify(newborn, data)
    if (!tree.upgraded || !verifier.verify(tree, tree.signature)) throw new Error('the signature is not the feed\'s')
    this._verifier = verifier
  }

  _verifierFor (manifest) {
    const candidate = manifest ?? Verifier.defaultSignerManifest(this._key)
    if (!Verifier.isValidManifest(this._key, candidate) && !Verifier.isCompat(this._key, candidate)) {
      throw new Error('the manifest is not the feed\'s')
    }
    return new Verifier(this._key, Verifier.createManifest(candidate))
  }
}

module.exports = { ChunkVerifier }
