package io.swarmgauge.producers.intake;

import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.schema.node.HarvestEnd;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {

    private static final long NOW = 1_800_000_000_000L;

    private final LineParser parser = new LineParser(new ObjectMapper());

    @Test
    void aLineBecomesTheRecordOfItsType() {
        assertThat(parse("{'type':'upload','setup':'s','index':3,'bytes':65536,'peer':'PEER','at':1799999999999}"))
                .isEqualTo(new NodeLine.Upload("s", 3, 65_536, NODE, 1_799_999_999_999L));
        assertThat(parse("{'type':'download','setup':'s','index':0,'bytes':0,'peer':'PEER'}"))
                .isEqualTo(new NodeLine.Download("s", 0, 0, NODE, NOW));
        assertThat(parse("{'type':'request','setup':'s','index':3,'peer':'PEER'}"))
                .isEqualTo(new NodeLine.Request("s", 3, NODE, NOW));
        assertThat(parse("{'type':'peers','setup':'s','count':3}")).isEqualTo(new NodeLine.Peers("s", 3));
        assertThat(parse("{'type':'hello','nodeId':'PEER','role':'attester','setups':['s'],'software':'x 1','pid':7}"))
                .isEqualTo(new NodeLine.Hello(
                        NODE, Role.ATTESTOR, List.of("s"), Optional.of("x 1"), OptionalInt.of(7), Optional.empty()));
        assertThat(parse("{'type':'job-start','id':'j','job':'hosting_setup','role':'hoster','setup':'s'}"))
                .isEqualTo(new NodeLine.JobStart("j", "hosting_setup", Role.HOSTER, Optional.of("s"), NOW));
        assertThat(parse("{'type':'job-end','id':'j','outcome':'failed'}"))
                .isEqualTo(new NodeLine.JobEnd("j", JobOutcome.FAILED, NOW));
        assertThat(parse("{'type':'sample','probe':'p','index':3,'outcome':'OK','bytes':9,'latencyMs':1.5}"))
                .isEqualTo(new NodeLine.ProbeSample("p", 3, Outcome.OK, 9, 1.5));
        assertThat(parse("{'type':'sample','probe':'p','index':3,'outcome':'NOT_FOUND','detail':'gone'}"))
                .isEqualTo(new NodeLine.ProbeSample("p", 3, Outcome.NOT_FOUND, 0, 0));
        assertThat(parse("{'type':'probe-end','probe':'p','elapsedMs':12}")).isEqualTo(new NodeLine.ProbeEnd("p", 12));
        assertThat(parse("{'type':'harvested','harvest':'h','index':3,'peer':'PEER'}"))
                .isEqualTo(new NodeLine.Harvested("h", 3, NODE));
        assertThat(parse("{'type':'harvest-end','harvest':'h','requests':57,'elapsedMs':10000.2,'endedBy':'count'}"))
                .isEqualTo(new NodeLine.HarvestEnded("h", 57, 10_000.2, HarvestEnd.COUNT));
        assertThat(parse("{'type':'check-sample','check':'c','index':3,'of':'any','outcome':'OK','peer':'PEER'}"))
                .isEqualTo(new NodeLine.CheckSample("c", 3, true, Outcome.OK, Optional.of(NODE)));
        assertThat(parse("{'type':'check-sample','check':'c','index':3,'of':'any','outcome':'TIMEOUT','peer':'PEER'}"))
                .isEqualTo(new NodeLine.CheckSample("c", 3, true, Outcome.TIMEOUT, Optional.empty()));
        assertThat(
                        parse(
                                "{'type':'check-sample','check':'c','index':3,'of':'hoster','outcome':'NOT_FOUND','peer':'PEER'}"))
                .isEqualTo(new NodeLine.CheckSample("c", 3, false, Outcome.NOT_FOUND, Optional.of(NODE)));
        assertThat(parse("{'type':'check-end','check':'c','elapsedMs':123.4}"))
                .isEqualTo(new NodeLine.CheckEnd("c", 123.4));
        assertThat(parse("{'type':'benchmark-now','setup':'s','hoster':'PEER'}"))
                .isEqualTo(new NodeLine.BenchmarkNow(Optional.of("s"), Optional.of(NODE)));
        assertThat(parse("{'type':'benchmark-now'}"))
                .isEqualTo(new NodeLine.BenchmarkNow(Optional.empty(), Optional.empty()));
        assertThat(parse("{'type':'report-now'}")).isEqualTo(new NodeLine.ReportNow(Optional.empty()));
        assertThat(parse("{'type':'status'}")).isEqualTo(new NodeLine.Status());
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertThat(parse("{'type':'peers','setup':'s','count':3,'later':{'more':[1,2]}}"))
                .isEqualTo(new NodeLine.Peers("s", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "3", "null", "hello", "{'type':'status'} x", "{'type':'status'}{}", "{'a':01}"})
    void whatIsNotOneJsonObjectIsBadJson(String line) {
        assertThat(refusal(line).reason()).isEqualTo(Reason.BAD_JSON);
    }

    @Test
    void bytesThatAreNoTextAreBadJson() {
        byte[] bytes = {'{', '"', 't', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};

        BadLineException refusal =
                catchThrowableOfType(BadLineException.class, () -> parser.parse(bytes, 0, bytes.length, NOW));

        assertThat(refusal.reason()).isEqualTo(Reason.BAD_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'type':7}", "{'type':'update'}", "{'type':'UPLOAD'}"})
    void whatIsNotInTheProtocolIsAnUnknownType(String line) {
        assertThat(refusal(line).reason()).isEqualTo(Reason.UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'type':'upload','setup':'s','index':3,'bytes':-5,'peer':'PEER'}            | bytes: must be ≥ 0, is -5
                    {'type':'upload','setup':'s','index':-3,'bytes':5,'peer':'PEER'}            | index: must be ≥ 0, is -3
                    {'type':'upload','setup':'s','index':3,'bytes':5}                           | peer: is missing
                    {'type':'upload','setup':'s','index':3,'bytes':5,'peer':'xyz'}              | peer: must be 64 lower-case hex digits, is 'xyz'
                    {'type':'upload','index':3,'bytes':5,'peer':'PEER'}                         | setup: is missing
                    {'type':'upload','setup':null,'index':3,'bytes':5,'peer':'PEER'}            | setup: is missing
                    {'type':'upload','setup':'','index':3,'bytes':5,'peer':'PEER'}              | setup: must be a text of 1 to 256 characters, is ''
                    {'type':'upload','setup':7,'index':3,'bytes':5,'peer':'PEER'}               | setup: must be a text, is NUMBER
                    {'type':'upload','setup':'s','index':'3','bytes':5,'peer':'PEER'}           | index: must be a whole number up to 2147483647, is "3"
                    {'type':'upload','setup':'s','index':3.5,'bytes':5,'peer':'PEER'}           | index: must be a whole number up to 2147483647, is 3.5
                    {'type':'upload','setup':'s','index':3,'bytes':99999999999,'peer':'PEER'}   | bytes: must be a whole number up to 2147483647, is 99999999999
                    {'type':'upload','setup':'s','index':3,'bytes':5,'peer':'PEER','at':1}      | at: must be within the last 24 h, is 1
                    {'type':'upload','setup':'s','index':3,'bytes':5,'peer':'PEER','at':1900000000000} | at: must be at most 10 min ahead of the agent's clock, is 1900000000000
                    {'type':'upload','setup':'s','index':3,'bytes':5,'peer':'PEER','at':'now'}  | at: must be epoch milliseconds, is "now"
                    {'type':'hello','nodeId':'PEER','role':'king','setups':[]}                  | role: must be hoster, attestor, leecher or encoder, is 'king'
                    {'type':'hello','nodeId':'PEER','role':'hoster'}                            | setups: is missing
                    {'type':'hello','nodeId':'PEER','role':'hoster','setups':'s'}               | setups: must be a list of texts, is STRING
                    {'type':'hello','nodeId':'PEER','role':'hoster','setups':[1]}               | setups: must be a list of texts, holds NUMBER
                    {'type':'job-end','id':'j','outcome':'perhaps'}                             | outcome: must be done or failed, is 'perhaps'
                    {'type':'sample','probe':'p','index':3,'outcome':'OK','bytes':9}            | latencyMs: is missing
                    {'type':'sample','probe':'p','index':3,'outcome':'MAYBE'}                   | outcome: must be OK, ERROR, NOT_FOUND, CORRUPT or TIMEOUT, is 'MAYBE'
                    {'type':'probe-end','probe':'p','elapsedMs':-1}                             | elapsedMs: must be ≥ 0, is -1.0
                    {'type':'probe-end','probe':'p','elapsedMs':1e999}                          | elapsedMs: must be ≥ 0, is Infinity
                    {'type':'harvested','harvest':'h','index':3,'peer':'me'}                    | peer: must be 64 lower-case hex digits, is 'me'
                    {'type':'harvested','harvest':'h','index':-1,'peer':'PEER'}                 | index: must be ≥ 0, is -1
                    {'type':'harvest-end','harvest':'h','requests':-1,'elapsedMs':1,'endedBy':'time'} | requests: must be ≥ 0, is -1
                    {'type':'harvest-end','harvest':'h','requests':1,'elapsedMs':1,'endedBy':'will'}  | endedBy: must be time, count or stopped, is 'will'
                    {'type':'check-sample','check':'c','index':3,'of':'all','outcome':'OK','peer':'PEER'} | of: must be any or hoster, is 'all'
                    {'type':'check-sample','check':'c','index':3,'of':'any','outcome':'OK'}     | peer: is missing
                    {'type':'check-sample','check':'c','index':3,'of':'hoster','outcome':'ERROR'} | peer: is missing
                    {'type':'check-end','check':'c'}                                            | elapsedMs: is missing
                    {'type':'benchmark-now','hoster':'me'}                                      | hoster: must be 64 lower-case hex digits, is 'me'
                    {'type':'peers','setup':'s','count':-1}                                     | count: must be ≥ 0, is -1
                    """)
    void aBadFieldIsNamed(String line, String detail) {
        BadLineException refusal = refusal(line);

        assertThat(refusal.reason()).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal.detail()).isEqualTo(detail);
    }

    private NodeLine parse(String line) {
        byte[] bytes = line.replace('\'', '"').replace("PEER", NODE).getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 0, bytes.length, NOW);
    }

    private BadLineException refusal(String line) {
        return catchThrowableOfType(BadLineException.class, () -> parse(line));
    }
}
