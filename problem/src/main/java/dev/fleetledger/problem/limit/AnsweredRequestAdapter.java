package dev.fleetledger.problem.limit;

import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/** Tomcat's adapter, and what is done after it has sent an answer. */
final class AnsweredRequestAdapter implements Adapter {

    private final Adapter adapter;
    private Runnable afterAnswer = () -> { };

    AnsweredRequestAdapter(Adapter adapter) {
        this.adapter = adapter;
    }

    void setAfterAnswer(Runnable action) {
        afterAnswer = action;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        adapter.service(request, response);
        afterAnswer.run();
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return adapter.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        return adapter.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        adapter.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        adapter.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return adapter.getDomain();
    }
}
