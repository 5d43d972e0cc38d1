package io.github.kisimock;

import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The threads of a {@link Server}: for the {@link EventLoop}, and for what may wait; that has virtual ones if there are. */
@SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: it is only in what order a busy machine serves
final class Threads extends QueuedThreadPool {

    private static final int MOST = 64;

    private final ThreadGroup group;

    Threads() {
        this(new ThreadGroup("kisi-mock"));
    }

    private Threads(ThreadGroup group) {
        super(MOST, 4, 60_000, -1, null, group);
        this.group = group;
        if (VirtualThreads.areSupported()) {
            setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        }
    }

    @Override
    public Thread newThread(Runnable work) { // the inherited one links a good deal of code first
        Thread thread = new Thread(group, work);
        thread.setName("kisi-mock-" + thread.getId());
        thread.setDaemon(false);
        thread.setPriority(getThreadsPriority());
        thread.setContextClassLoader(Server.class.getClassLoader());
        return thread;
    }

    /** Gives those that there are, and those to come, that priority. */
    void setPriority(int priority) {
        setThreadsPriority(priority);
        Thread[] all = new Thread[MOST];
        for (int at = group.enumerate(all) - 1; at >= 0; at--) {
            all[at].setPriority(priority);
        }
    }
}
