package io.swarmgauge.producers.intake;

/** What is done with each kind of line. A method may refuse its line with a {@link BadLineException}. */
public interface NodeLineHandler {

    /** Whether the numbered line is to be used; false if it was before. Called before the line itself is handled. */
    boolean isNew(long number, NodeConnection from);

    void onHello(NodeLine.Hello hello, NodeConnection from);

    void onUpload(NodeLine.Upload upload, NodeConnection from);

    void onDownload(NodeLine.Download download, NodeConnection from);

    void onRequest(NodeLine.Request request, NodeConnection from);

    void onPeers(NodeLine.Peers peers, NodeConnection from);

    void onJobStart(NodeLine.JobStart start, NodeConnection from);

    void onJobEnd(NodeLine.JobEnd end, NodeConnection from);

    void onSample(NodeLine.ProbeSample sample, NodeConnection from);

    void onProbeEnd(NodeLine.ProbeEnd end, NodeConnection from);

    void onHarvested(NodeLine.Harvested line, NodeConnection from);

    void onHarvestEnd(NodeLine.HarvestEnded line, NodeConnection from);

    void onCheckSample(NodeLine.CheckSample sample, NodeConnection from);

    void onCheckEnd(NodeLine.CheckEnd end, NodeConnection from);

    void onBenchmarkNow(NodeLine.BenchmarkNow request, NodeConnection from);

    void onReportNow(NodeLine.ReportNow request, NodeConnection from);

    void onStatus(NodeLine.Status request, NodeConnection from);

    void onSpool(NodeLine.SpoolQuestion request, NodeConnection from);

    void onClosed(NodeConnection from);
}
