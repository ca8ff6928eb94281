package io.swarmgauge.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.identity.NodeId;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 8032, section 7.1: the test vectors of Ed25519, on the JDK and on Corretto's provider. */
class Rfc8032Test {

    private static final HexFormat HEX = HexFormat.of();

    private record Vector(String seed, String publicKey, String message, String signature) {}

    private static final List<Vector> VECTORS = List.of(
            new Vector(
                    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                    "",
                    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
            new Vector(
                    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                    "72",
                    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
            new Vector(
                    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                    "af82",
                    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
            new Vector(
                    "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
                    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
                    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
                    "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"));

    static Stream<Arguments> vectorsByProvider() {
        return Stream.concat(Stream.of(Ed25519.jdk()), Ed25519.accp().stream()).flatMap(provider -> VECTORS.stream()
                .map(vector -> Arguments.of(provider.providerName(), provider, vector)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("vectorsByProvider")
    void signsAndVerifiesAsTheStandardSays(String name, Ed25519 provider, Vector vector) {
        NodeKey key = NodeKey.ofSeedHex(vector.seed());
        byte[] message = HEX.parseHex(vector.message());
        byte[] signature = HEX.parseHex(vector.signature());

        assertThat(key.nodeId()).isEqualTo(new NodeId(vector.publicKey()));
        assertThat(provider.sign(key.pair().getPrivate(), message)).isEqualTo(signature);
        assertThat(provider.verifies(key.pair().getPublic(), message, signature))
                .isTrue();
        assertThat(PublicKeys.key(key.nodeId()))
                .hasValueSatisfying(spelled -> assertThat(provider.verifies(spelled, message, signature))
                        .isTrue());
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("vectorsByProvider")
    void anyOtherBitIsNotTheSignature(String name, Ed25519 provider, Vector vector) {
        NodeKey key = NodeKey.ofSeedHex(vector.seed());
        byte[] message = HEX.parseHex(vector.message());
        for (int bit = 0; bit < 64 * 8; bit++) {
            byte[] other = HEX.parseHex(vector.signature());
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(provider.verifies(key.pair().getPublic(), message, other))
                    .isFalse();
        }
    }

    /** RFC 8032, section 5.1.7: S must be below the group's order, or a second signature of the same message would pass. */
    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("vectorsByProvider")
    void aSignatureThatIsNotCanonicalIsRefused(String name, Ed25519 provider, Vector vector) {
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] signature = HEX.parseHex(vector.signature());
        byte[] reversed = new byte[33];
        for (int i = 0; i < 32; i++) {
            reversed[32 - i] = signature[32 + i];
        }
        byte[] more = new BigInteger(reversed).add(order).toByteArray();
        for (int i = 0; i < 32; i++) {
            signature[32 + i] = i < more.length ? more[more.length - 1 - i] : 0;
        }
        assertThat(provider.verifies(
                        NodeKey.ofSeedHex(vector.seed()).pair().getPublic(), HEX.parseHex(vector.message()), signature))
                .isFalse();
    }

    @Test
    void aMessageOfAnyLengthIsSignedAndVerifiedAlikeByBoth() {
        byte[] message = new byte[5 * 1024 * 1024];
        NodeKey key = NodeKey.ofSeed(new byte[NodeKey.SEED_BYTES]);
        byte[] signature = key.sign(message);
        for (Ed25519 provider : List.of(Ed25519.jdk(), Ed25519.best())) {
            assertThat(provider.verifies(key.pair().getPublic(), message, signature))
                    .isTrue();
            message[0] ^= 1;
            assertThat(provider.verifies(key.pair().getPublic(), message, signature))
                    .isFalse();
            message[0] ^= 1;
        }
    }

    @Test
    void bothProvidersWereTriedWhereTheNativeLibraryIsMeantToLoad() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        assertThat(Ed25519.accp().isPresent()).isEqualTo(linux);
        assertThat(Ed25519.best().providerName()).isEqualTo(linux ? "AmazonCorrettoCryptoProvider" : "SunEC");
    }
}
