package io.swarmgauge.producers.intake;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every line that it is given. */
final class RecordingHandler implements NodeLineHandler {

    final List<NodeLine> lines = new CopyOnWriteArrayList<>();
    final List<NodeConnection> connections = new CopyOnWriteArrayList<>();
    final Set<Long> numbers = ConcurrentHashMap.newKeySet();
    final List<NodeConnection> closed = new CopyOnWriteArrayList<>();

    @Override
    public void onHello(NodeLine.Hello hello, NodeConnection from) {
        connections.add(from);
        from.send(new AgentLine.Welcome(hello.nodeId(), "test", null));
        lines.add(hello);
    }

    @Override
    public void onUpload(NodeLine.Upload upload, NodeConnection from) {
        lines.add(upload);
    }

    @Override
    public void onDownload(NodeLine.Download download, NodeConnection from) {
        lines.add(download);
    }

    @Override
    public void onRequest(NodeLine.Request request, NodeConnection from) {
        lines.add(request);
    }

    @Override
    public void onPeers(NodeLine.Peers peers, NodeConnection from) {
        lines.add(peers);
    }

    @Override
    public void onJobStart(NodeLine.JobStart start, NodeConnection from) {
        lines.add(start);
    }

    @Override
    public void onJobEnd(NodeLine.JobEnd end, NodeConnection from) {
        throw new IllegalStateException("a fault of the agent");
    }

    @Override
    public void onSample(NodeLine.ProbeSample sample, NodeConnection from) {
        lines.add(sample);
    }

    @Override
    public void onProbeEnd(NodeLine.ProbeEnd end, NodeConnection from) {
        lines.add(end);
    }

    @Override
    public void onHarvested(NodeLine.Harvested line, NodeConnection from) {
        lines.add(line);
    }

    @Override
    public void onHarvestEnd(NodeLine.HarvestEnded line, NodeConnection from) {
        lines.add(line);
    }

    @Override
    public void onCheckSample(NodeLine.CheckSample sample, NodeConnection from) {
        lines.add(sample);
    }

    @Override
    public void onCheckEnd(NodeLine.CheckEnd end, NodeConnection from) {
        lines.add(end);
    }

    @Override
    public void onBenchmarkNow(NodeLine.BenchmarkNow request, NodeConnection from) {
        lines.add(request);
    }

    @Override
    public void onReportNow(NodeLine.ReportNow request, NodeConnection from) {
        lines.add(request);
    }

    @Override
    public void onStatus(NodeLine.Status request, NodeConnection from) {
        from.send(new AgentLine.Status("node", 0, 0, 0, 0, 0, 0, 0));
        lines.add(request);
    }

    @Override
    public void onSpool(NodeLine.SpoolQuestion request, NodeConnection from) {
        lines.add(request);
    }

    @Override
    public boolean isNew(long number, NodeConnection from) {
        return numbers.add(number);
    }

    @Override
    public void onClosed(NodeConnection from) {
        closed.add(from);
    }
}
