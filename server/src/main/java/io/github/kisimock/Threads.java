package io.github.kisimock;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The threads of a {@link Server}: for the {@link EventLoop}, and for what may wait; that has virtual ones if there are. */
@SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: it is only in what order a busy machine serves
final class Threads extends QueuedThreadPool {

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    Threads() {
        super(64, 4);
        if (VirtualThreads.areSupported()) {
            setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        }
    }

    @Override
    public Thread newThread(Runnable work) { // the inherited one links a good deal of code first
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        thread.setName("kisi-mock-" + thread.getId());
        thread.setDaemon(false);
        thread.setPriority(getThreadsPriority());
        thread.setContextClassLoader(Server.class.getClassLoader());
        running.add(thread);
        return thread;
    }

    /** Gives those that there are, and those to come, that priority. */
    void setPriority(int priority) {
        setThreadsPriority(priority);
        running.forEach(thread -> thread.setPriority(priority));
    }
}
